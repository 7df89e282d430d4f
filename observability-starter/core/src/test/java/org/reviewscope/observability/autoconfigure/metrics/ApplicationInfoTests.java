package org.reviewscope.observability.autoconfigure.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.info.ProjectInfoAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which version runs can be read from the scrape.
 */
class ApplicationInfoTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ApplicationInfoAutoConfiguration.class, MetricsAutoConfiguration.class,
				CompositeMeterRegistryAutoConfiguration.class, PrometheusMetricsExportAutoConfiguration.class));

	@Test
	void scrapeNamesTheVersionThatWasBuilt() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(ProjectInfoAutoConfiguration.class))
			.run((context) -> assertThat(context.getBean(PrometheusMeterRegistry.class).scrape())
				.containsPattern("(?m)^application_info\\{version=\"1\\.2\\.3-test\"} 1(\\.0)?$"));
	}

	@Test
	void versionIsUnknownWithoutBuildInformation() {
		this.contextRunner.run((context) -> {
			Gauge info = context.getBean(MeterRegistry.class).get("application.info").gauge();
			assertThat(info.getId().getTag("version")).isEqualTo("unknown");
			assertThat(info.value()).isEqualTo(1);
		});
	}

	@Test
	void backsOffWhenServiceHasItsOwn() {
		this.contextRunner.withUserConfiguration(Own.class)
			.run((context) -> assertThat(context).hasSingleBean(ApplicationInfo.class).hasBean("ownInfo"));
	}

	@Test
	void backsOffWithoutMicrometer() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ApplicationInfoAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(MeterRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ApplicationInfo.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class Own {

		@Bean
		ApplicationInfo ownInfo() {
			return new ApplicationInfo("1");
		}

	}

}
