package org.reviewscope.observability.autoconfigure.jdbc;

import io.micrometer.observation.ObservationFilter;
import io.micrometer.tracing.otel.bridge.OtelFinishedSpan;
import net.ttddyy.observation.tracing.DataSourceBaseContext;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Observations of the statements that a service runs, where datasource-micrometer is
 * present.
 */
@AutoConfiguration
@ConditionalOnClass({ ObservationFilter.class, DataSourceBaseContext.class })
@ConditionalOnBooleanProperty(name = "reviewscope.observability.conventions.enabled", matchIfMissing = true)
public final class JdbcAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	JdbcAttributesFilter jdbcAttributesFilter() {
		return new JdbcAttributesFilter();
	}

	/**
	 * The part that needs a tracer.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(OtelFinishedSpan.class)
	static class SpanConfiguration {

		@Bean
		@ConditionalOnMissingBean
		JdbcSpanCorrection jdbcSpanCorrection() {
			return new JdbcSpanCorrection();
		}

	}

}
