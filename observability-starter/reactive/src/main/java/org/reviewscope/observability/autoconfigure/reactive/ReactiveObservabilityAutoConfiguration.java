package org.reviewscope.observability.autoconfigure.reactive;

import java.util.List;
import java.util.Objects;

import io.micrometer.observation.ObservationPredicate;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.otel.bridge.OtelSpan;
import org.reviewscope.observability.autoconfigure.ObservabilityProperties;
import org.reviewscope.observability.autoconfigure.edge.EdgeAutoConfiguration;
import org.reviewscope.observability.autoconfigure.edge.EdgeHeaders;
import org.reviewscope.observability.autoconfigure.http.IgnoredPaths;
import org.reviewscope.observability.autoconfigure.http.ServerErrorHandler;
import org.reviewscope.observability.autoconfigure.http.ServerRequests;
import org.reviewscope.observability.autoconfigure.http.SlowRequestHandler;
import org.reviewscope.observability.autoconfigure.requestlog.RequestLogHandler;
import org.reviewscope.observability.autoconfigure.requestlog.TrustedProxies;
import org.reviewscope.observability.autoconfigure.tracing.TracingSupportAutoConfiguration;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.observation.ServerRequestObservationConvention;
import org.springframework.web.server.WebFilter;

/**
 * Observations of the requests that a service on Spring WebFlux answers.
 */
@AutoConfiguration(after = { EdgeAutoConfiguration.class, TracingSupportAutoConfiguration.class },
		beforeName = "org.springframework.boot.webflux.autoconfigure.WebFluxObservationAutoConfiguration")
@ConditionalOnWebApplication(type = Type.REACTIVE)
@ConditionalOnClass({ ObservationPredicate.class, ObservationProperties.class, WebFilter.class })
@EnableConfigurationProperties({ ObservabilityProperties.class, ObservationProperties.class })
public final class ReactiveObservabilityAutoConfiguration {

	private static final ServerRequests REQUESTS = ObservedReactiveRequest::of;

	@Bean
	@ConditionalOnMissingBean
	IgnoredPaths ignoredPaths(ObservabilityProperties properties) {
		return new IgnoredPaths(REQUESTS, Objects.requireNonNullElse(properties.ignoredPaths(), List.of()));
	}

	@Bean
	@ConditionalOnMissingBean(ServerRequestObservationConvention.class)
	@ConditionalOnBooleanProperty(name = "reviewscope.observability.conventions.enabled", matchIfMissing = true)
	SemanticServerConvention semanticServerConvention(ObservationProperties properties) {
		return new SemanticServerConvention(properties.getHttp().getServer().getRequests().getName());
	}

	@Bean
	@ConditionalOnMissingBean(name = "edgeHeadersFilter")
	@ConditionalOnBean(EdgeHeaders.class)
	EdgeHeadersFilter edgeHeadersFilter(EdgeHeaders headers) {
		return new EdgeHeadersFilter(headers);
	}

	/**
	 * The parts that need a tracer.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ Tracer.class, OtelSpan.class })
	@ConditionalOnBean(Tracer.class)
	static class SpanConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = "traceIdHeaderFilter")
		@ConditionalOnBooleanProperty(name = "reviewscope.observability.trace-id-header.enabled", matchIfMissing = true)
		TraceIdHeaderFilter traceIdHeaderFilter(ObservabilityProperties properties) {
			return new TraceIdHeaderFilter(properties.traceIdHeader().name());
		}

		@Bean
		@ConditionalOnMissingBean
		@ConditionalOnBooleanProperty(name = "reviewscope.observability.conventions.enabled", matchIfMissing = true)
		ServerErrorHandler serverErrorHandler() {
			return new ServerErrorHandler(REQUESTS);
		}

		@Bean
		@ConditionalOnMissingBean
		SlowRequestHandler slowRequestHandler(ObservabilityProperties properties, Tracer tracer) {
			return new SlowRequestHandler(REQUESTS, properties.slowRequestThreshold(), tracer);
		}

		@Bean
		@ConditionalOnMissingBean
		@ConditionalOnBooleanProperty("reviewscope.observability.request-log.enabled")
		RequestLogHandler requestLogHandler(ObservabilityProperties properties, Tracer tracer) {
			return new RequestLogHandler(REQUESTS, new TrustedProxies(properties.requestLog().trustedProxies()),
					tracer);
		}

	}

}
