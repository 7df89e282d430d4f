package org.reviewscope.faults.database;

import javax.sql.DataSource;

import org.reviewscope.faults.Fault;
import org.reviewscope.faults.request.RequestEffects;
import org.reviewscope.faults.request.RequestFaultsAutoConfiguration;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The faults of a service with a database.
 */
@AutoConfiguration(after = RequestFaultsAutoConfiguration.class,
		afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@ConditionalOnBooleanProperty("reviewscope.faults.enabled")
@ConditionalOnClass(JdbcTemplate.class)
@ConditionalOnBean(DataSource.class)
public final class DatabaseFaultsAutoConfiguration {

	@Bean
	Fault slowQuery(DataSource dataSource, RequestEffects effects) {
		return QueryFaults.slow(new JdbcTemplate(dataSource), effects);
	}

	@Bean
	Fault bottleneck(DataSource dataSource, RequestEffects effects) {
		return QueryFaults.bottleneck(new JdbcTemplate(dataSource), effects);
	}

	@Bean
	Fault databaseLock(DataSource dataSource) {
		return new DatabaseLock(dataSource);
	}

	@Bean
	Fault poolExhausted(DataSource dataSource) {
		return new PoolExhausted(dataSource);
	}

}
