package org.reviewscope.observability.autoconfigure.metrics;

import java.util.Map;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;
import org.reviewscope.observability.MeterDescriptions;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The scrape says of each documented meter what its documentation says.
 */
class MeterDescriptionTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(MeterDescriptionAutoConfiguration.class, MetricsGuardAutoConfiguration.class,
					ApplicationInfoAutoConfiguration.class, MetricsAutoConfiguration.class,
					CompositeMeterRegistryAutoConfiguration.class, PrometheusMetricsExportAutoConfiguration.class));

	@Test
	void ownMetersAreDescribed() {
		this.contextRunner.withPropertyValues("reviewscope.observability.metrics-guard.max-series-per-meter=1")
			.run((context) -> {
				context.getBean(MeterRegistry.class).counter("visits", "page", "1");
				context.getBean(MeterRegistry.class).counter("visits", "page", "2");
				assertThat(context.getBean(PrometheusMeterRegistry.class).scrape()).contains(
						"# HELP application_info Always 1: its label tells which version runs",
						"# HELP reviewscope_metrics_denied_total Attempts to record a time series that was denied");
			});
	}

	@Test
	void timerOfAnObservationIsDescribed() {
		this.contextRunner.withUserConfiguration(Own.class).run((context) -> {
			ObservationRegistry observations = ObservationRegistry.create();
			observations.observationConfig()
				.observationHandler(new DefaultMeterObservationHandler(context.getBean(MeterRegistry.class)));
			Observation.createNotStarted("order.check", observations)
				.lowCardinalityKeyValue("kind", "book")
				.observe(() -> {
				});
			assertThat(context.getBean(PrometheusMeterRegistry.class).scrape()).contains(
					"# HELP order_check_seconds Checks an order.", "# HELP order_check_seconds_max Checks an order.",
					"order_check_seconds_count{error=\"none\",kind=\"book\"} 1");
		});
	}

	@Test
	void meterThatNobodyDocumentedKeepsItsOwnWords() {
		this.contextRunner.run((context) -> {
			Counter.builder("visits").description("Visits of a page").register(context.getBean(MeterRegistry.class));
			assertThat(context.getBean(PrometheusMeterRegistry.class).scrape())
				.contains("# HELP visits_total Visits of a page");
		});
	}

	@Test
	void backsOffWithoutMicrometer() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(MeterDescriptionAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(MeterRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MeterDescriptionFilter.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class Own {

		@Bean
		MeterDescriptions ownDescriptions() {
			return new MeterDescriptions(Map.of("order.check", "Checks an order."));
		}

	}

}
