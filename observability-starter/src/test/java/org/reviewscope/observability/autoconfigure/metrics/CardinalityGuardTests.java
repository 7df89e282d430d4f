package org.reviewscope.observability.autoconfigure.metrics;

import java.util.Set;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The guard in the context that it guards.
 */
@ExtendWith(OutputCaptureExtension.class)
class CardinalityGuardTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MetricsGuardAutoConfiguration.class, MetricsAutoConfiguration.class,
				SimpleMetricsExportAutoConfiguration.class))
		.withPropertyValues("management.tracing.baggage.tag-fields=tenant.id,user.id",
				"management.tracing.baggage.correlation.fields=session.id");

	@Test
	void takesBaggageFieldsOffEveryMeter() {
		this.contextRunner.run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			registry.counter("orders", "tenant.id", "acme", "session.id", "1", "kind", "book").increment();
			registry.counter("orders", "tenant.id", "other", "session.id", "2", "kind", "book").increment();
			assertThat(registry.get("orders").counters()).hasSize(1);
			assertThat(registry.get("orders").counter().getId().getTags()).containsExactly(Tag.of("kind", "book"));
			assertThat(registry.get("orders").counter().count()).isEqualTo(2);
		});
	}

	@Test
	void deniesFurtherSeriesWarnsOnceAndCounts(CapturedOutput output) {
		this.contextRunner.withPropertyValues("reviewscope.observability.metrics-guard.max-series-per-meter=3")
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				for (int i = 0; i < 10; i++) {
					registry.counter("visits", "page", "/page/" + i).increment();
				}
				registry.counter("visits", "page", "/page/0").increment();
				registry.counter("other").increment();
				assertThat(registry.get("visits").counters()).hasSize(3);
				assertThat(registry.get("visits").tag("page", "/page/0").counter().count()).isEqualTo(2);
				assertThat(registry.get("reviewscope.metrics.denied").tag("meter", "visits").counter().count())
					.isEqualTo(7);
				assertThat(registry.find("other").counter()).isNotNull();
				assertThat(output.getOut().lines().filter((line) -> line.contains("'visits' has 3 time series")))
					.hasSize(1);
			});
	}

	@Test
	void isSwitchedOffByProperty() {
		this.contextRunner.withPropertyValues("reviewscope.observability.metrics-guard.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(CardinalityGuard.class));
	}

	@Test
	void backsOffWhenServiceHasItsOwn() {
		this.contextRunner.withUserConfiguration(OwnGuard.class)
			.run((context) -> assertThat(context).getBean(CardinalityGuard.class)
				.isSameAs(context.getBean("ownGuard")));
	}

	@Test
	void backsOffWithoutMicrometer() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(MetricsGuardAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(MeterRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CardinalityGuard.class));
	}

	@Test
	void nonsenseLimitFailsTheStart() {
		this.contextRunner.withPropertyValues("reviewscope.observability.metrics-guard.max-series-per-meter=0")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.hasMessageContaining("max-series-per-meter must be greater than 0"));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnGuard {

		@Bean
		CardinalityGuard ownGuard() {
			return new CardinalityGuard(Set.of(), 1, (meter) -> {
			});
		}

		@Bean
		MeterRegistry meterRegistry() {
			return new SimpleMeterRegistry();
		}

	}

}
