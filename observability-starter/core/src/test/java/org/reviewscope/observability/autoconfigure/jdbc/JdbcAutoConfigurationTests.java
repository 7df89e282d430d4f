package org.reviewscope.observability.autoconfigure.jdbc;

import net.ttddyy.observation.tracing.DataSourceBaseContext;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which beans there are, and when.
 */
class JdbcAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JdbcAutoConfiguration.class));

	@Test
	void suppliesTheFilters() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(JdbcAttributesFilter.class)
			.hasSingleBean(JdbcSpanCorrection.class));
	}

	@Test
	void backsOffWhenServiceHasItsOwn() {
		this.contextRunner.withUserConfiguration(Own.class)
			.run((context) -> assertThat(context).hasSingleBean(JdbcAttributesFilter.class).hasBean("ownFilter"));
	}

	@Test
	void isSwitchedOffByProperty() {
		this.contextRunner.withPropertyValues("reviewscope.observability.conventions.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(JdbcAttributesFilter.class)
				.doesNotHaveBean(JdbcSpanCorrection.class));
	}

	@Test
	void spanPartNeedsATracer() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.micrometer.tracing"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(JdbcAttributesFilter.class)
				.doesNotHaveBean(JdbcSpanCorrection.class));
	}

	@Test
	void backsOffWithoutDatasourceMicrometer() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(DataSourceBaseContext.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(JdbcAttributesFilter.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class Own {

		@Bean
		JdbcAttributesFilter ownFilter() {
			return new JdbcAttributesFilter();
		}

	}

}
