package org.reviewscope.observability.autoconfigure.http;

import java.util.Objects;

import io.micrometer.observation.ObservationPredicate;
import jakarta.servlet.DispatcherType;
import org.reviewscope.observability.CurrentTrace;
import org.reviewscope.observability.autoconfigure.ObservabilityProperties;
import org.reviewscope.observability.autoconfigure.tracing.TracingSupportAutoConfiguration;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * What is seen of the requests that a service answers.
 */
@AutoConfiguration(after = TracingSupportAutoConfiguration.class,
		beforeName = "org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration")
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass({ ObservationPredicate.class, ServerHttpObservationFilter.class })
@EnableConfigurationProperties(ObservabilityProperties.class)
public final class HttpServerAutoConfiguration {

	/**
	 * Spring Boot puts the filter that opens the span at {@code HIGHEST_PRECEDENCE + 1}.
	 */
	private static final int AFTER_OBSERVATION = Ordered.HIGHEST_PRECEDENCE + 2;

	@Bean
	@ConditionalOnMissingBean
	IgnoredPaths ignoredPaths(ObservabilityProperties properties) {
		return new IgnoredPaths(Objects.requireNonNull(properties.ignoredPaths()));
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

}
