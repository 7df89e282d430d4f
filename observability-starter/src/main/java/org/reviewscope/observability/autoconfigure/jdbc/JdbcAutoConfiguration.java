package org.reviewscope.observability.autoconfigure.jdbc;

import io.micrometer.observation.ObservationFilter;
import net.ttddyy.observation.tracing.DataSourceBaseContext;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * What is seen of the statements that a service runs, when datasource-micrometer observes
 * them.
 */
@AutoConfiguration
@ConditionalOnClass({ ObservationFilter.class, DataSourceBaseContext.class })
public final class JdbcAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty(name = "reviewscope.observability.conventions.enabled", matchIfMissing = true)
	JdbcAttributesFilter jdbcAttributesFilter() {
		return new JdbcAttributesFilter();
	}

}
