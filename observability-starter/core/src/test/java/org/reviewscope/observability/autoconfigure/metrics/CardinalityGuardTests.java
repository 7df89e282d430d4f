package org.reviewscope.observability.autoconfigure.metrics;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
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
				SimpleMetricsExportAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class))
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
	void rowsThatComeAndGoAreCountedWhileTheyAreThere() {
		this.contextRunner.withPropertyValues("reviewscope.observability.metrics-guard.max-series-per-meter=20")
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				MultiGauge partitions = MultiGauge.builder("lag").register(registry);
				for (int generation = 0; generation < 200; generation++) {
					String prefix = generation + "-";
					partitions.register(IntStream.range(0, 10)
						.mapToObj((i) -> MultiGauge.Row.of(Tags.of("partition", prefix + i), () -> i))
						.toList());
				}
				assertThat(registry.get("lag").gauges()).hasSize(10)
					.allMatch((gauge) -> String.valueOf(gauge.getId().getTag("partition")).startsWith("199-"));
				assertThat(registry.find("reviewscope.metrics.denied").counter()).isNull();
			});
	}

	@Test
	void seriesThatIsRegisteredAgainIsOne() {
		this.contextRunner.withPropertyValues("reviewscope.observability.metrics-guard.max-series-per-meter=2")
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				for (int i = 0; i < 10; i++) {
					registry.remove(registry.counter("visits", "page", "1"));
				}
				registry.counter("visits", "page", "1");
				registry.counter("visits", "page", "1");
				registry.counter("visits", "page", "2");
				assertThat(registry.get("visits").counters()).hasSize(2);
				registry.counter("visits", "page", "3");
				assertThat(registry.get("visits").counters()).hasSize(2);
				registry.remove(registry.get("visits").tag("page", "1").counter());
				registry.counter("visits", "page", "3");
				assertThat(registry.get("visits").tag("page", "3").counters()).hasSize(1);
			});
	}

	// Registering a counter with the composite while one of its members is asked never
	// ends
	@Test
	@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void everyRegistryOfACompositeHasItsLimitAndItsDenials(CapturedOutput output) {
		this.contextRunner.withUserConfiguration(TwoRegistries.class)
			.withPropertyValues("reviewscope.observability.metrics-guard.max-series-per-meter=3")
			.run((context) -> {
				MeterRegistry composite = context.getBean(MeterRegistry.class);
				for (int i = 0; i < 5; i++) {
					composite.counter("visits", "page", "/page/" + i).increment();
				}
				assertThat(composite).isInstanceOf(CompositeMeterRegistry.class);
				assertThat(context.getBeansOfType(SimpleMeterRegistry.class).values()).hasSize(2)
					.allSatisfy((registry) -> {
						assertThat(registry.get("visits").counters()).hasSize(3);
						assertThat(registry.get("reviewscope.metrics.denied").counter().count()).isEqualTo(2);
					});
				assertThat(output.getOut().lines().filter((line) -> line.contains("'visits' has 3 time series")))
					.hasSize(1);
				composite.remove(composite.get("visits").tag("page", "/page/0").counter());
				composite.counter("visits", "page", "/page/5").increment();
				assertThat(context.getBeansOfType(SimpleMeterRegistry.class).values()).allSatisfy(
						(registry) -> assertThat(registry.get("visits").tag("page", "/page/5").counter().count())
							.isOne());
			});
	}

	@Test
	void ownCompositeIsLimitedAsAWhole() {
		this.contextRunner.withUserConfiguration(OwnComposite.class)
			.withPropertyValues("reviewscope.observability.metrics-guard.max-series-per-meter=1")
			.run((context) -> {
				MeterRegistry composite = context.getBean(MeterRegistry.class);
				composite.counter("visits", "page", "1").increment();
				composite.counter("visits", "page", "2").increment();
				assertThat(((CompositeMeterRegistry) composite).getRegistries()).singleElement()
					.satisfies((member) -> assertThat(member.get("visits").counters()).hasSize(1));
			});
	}

	@Test
	void filtersOfTheApplicationHaveTheFirstSay(CapturedOutput output) {
		this.contextRunner.withUserConfiguration(OwnFilters.class)
			.withPropertyValues("reviewscope.observability.metrics-guard.max-series-per-meter=1")
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				for (int i = 0; i < 3; i++) {
					registry.counter("unwanted", "i", "" + i);
					registry.counter("merged", "secret", "" + i);
					registry.counter("precious", "i", "" + i);
				}
				assertThat(registry.find("unwanted").counters()).isEmpty();
				assertThat(registry.find("merged").counters()).hasSize(1);
				assertThat(registry.find("precious").counters()).hasSize(3);
				assertThat(registry.find("reviewscope.metrics.denied").counter()).isNull();
				assertThat(output).doesNotContain("time series");
			});
	}

	@Test
	void countsRightWhenManyThreadsRegisterAndRemove() {
		this.contextRunner.withPropertyValues("reviewscope.observability.metrics-guard.max-series-per-meter=10")
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				IntStream.range(0, 20_000)
					.parallel()
					.forEach((i) -> registry.remove(registry.counter("visits", "page", "" + i % 100)));
				assertThat(registry.find("visits").counters()).isEmpty();
				IntStream.range(0, 1000).parallel().forEach((i) -> registry.counter("visits", "page", "" + i));
				assertThat(registry.find("visits").counters()).hasSize(10);
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
		CardinalityGuard ownGuard(ObjectProvider<MeterFilter> filters) {
			return new CardinalityGuard(Set.of(), 1, filters);
		}

		@Bean
		MeterRegistry meterRegistry() {
			return new SimpleMeterRegistry();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoRegistries {

		@Bean
		SimpleMeterRegistry one() {
			return new SimpleMeterRegistry();
		}

		@Bean
		SimpleMeterRegistry two() {
			return new SimpleMeterRegistry();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnComposite {

		@Bean
		CompositeMeterRegistry composite() {
			return new CompositeMeterRegistry().add(new SimpleMeterRegistry());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnFilters {

		@Bean
		MeterFilter unwanted() {
			return MeterFilter.denyNameStartsWith("unwanted");
		}

		@Bean
		MeterFilter merged() {
			return MeterFilter.ignoreTags("secret");
		}

		@Bean
		MeterFilter precious() {
			return MeterFilter.accept((id) -> id.getName().equals("precious"));
		}

	}

}
