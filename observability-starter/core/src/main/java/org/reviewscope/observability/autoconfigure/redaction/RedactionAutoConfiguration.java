package org.reviewscope.observability.autoconfigure.redaction;

import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.sdk.trace.data.SpanData;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * What must not leave the service is taken out where telemetry leaves it, whatever
 * conventions have put it there. Log lines have {@link FailureText} of their own.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "reviewscope.observability.redaction.enabled", matchIfMissing = true)
public final class RedactionAutoConfiguration {

	/**
	 * The part that needs metrics.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterFilter.class)
	static class MetricConfiguration {

		@Bean
		@ConditionalOnMissingBean
		static UriLabelFilter uriLabelFilter(Environment environment) {
			return new UriLabelFilter(environment.getProperty("management.observations.http.client.requests.name",
					"http.client.requests"));
		}

	}

	/**
	 * The part that needs a tracer.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ Tracer.class, SpanData.class })
	static class SpanConfiguration {

		// Last, whatever other corrections have put there
		@Bean
		@ConditionalOnMissingBean
		@Order(Ordered.LOWEST_PRECEDENCE)
		SpanRedaction spanRedaction() {
			return new SpanRedaction();
		}

	}

}
