package org.reviewscope.observability.autoconfigure.servlet;

import java.util.List;
import java.util.Objects;

import io.micrometer.observation.ObservationPredicate;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.otel.bridge.OtelSpan;
import jakarta.servlet.DispatcherType;
import org.reviewscope.observability.CurrentTrace;
import org.reviewscope.observability.autoconfigure.ObservabilityProperties;
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
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.server.observation.ServerRequestObservationConvention;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Observations of the requests that a service on a servlet container answers.
 */
@AutoConfiguration(after = TracingSupportAutoConfiguration.class,
		beforeName = "org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration")
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass({ ObservationPredicate.class, ObservationProperties.class, ServerHttpObservationFilter.class })
@EnableConfigurationProperties({ ObservabilityProperties.class, ObservationProperties.class })
public final class ServletObservabilityAutoConfiguration {

	/**
	 * Spring Boot puts the filter that opens the span at {@code HIGHEST_PRECEDENCE + 1}.
	 */
	private static final int AFTER_OBSERVATION = Ordered.HIGHEST_PRECEDENCE + 2;

	private static final ServerRequests REQUESTS = ObservedServletRequest::of;

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
	@ConditionalOnMissingBean(name = "traceIdHeaderFilter")
	@ConditionalOnBean(CurrentTrace.class)
	@ConditionalOnBooleanProperty(name = "reviewscope.observability.trace-id-header.enabled", matchIfMissing = true)
	FilterRegistrationBean<TraceIdHeaderFilter> traceIdHeaderFilter(ObservabilityProperties properties,
			CurrentTrace currentTrace) {
		FilterRegistrationBean<TraceIdHeaderFilter> registration = new FilterRegistrationBean<>(
				new TraceIdHeaderFilter(properties.traceIdHeader().name(), currentTrace));
		registration.setOrder(AFTER_OBSERVATION);
		registration.setDispatcherTypes(DispatcherType.REQUEST);
		return registration;
	}

	/**
	 * The parts that need a tracer.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ Tracer.class, OtelSpan.class })
	@ConditionalOnBean(Tracer.class)
	static class SpanConfiguration {

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
