package org.reviewscope.observability.autoconfigure.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The starter's own meters by name, and what the guard decides on each time series.
 */
class DocumentedMetersTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final CardinalityGuard guard = new CardinalityGuard(Set.of("user.id"), 1,
			new StaticListableBeanFactory().getBeanProvider(MeterFilter.class));

	@Test
	void applicationIsAGaugeWithItsVersion() {
		assertThat(ApplicationMeterDocumentation.values()).singleElement()
			.satisfies((meter) -> assertDocumented(meter, "application.info", Meter.Type.GAUGE, "version"));
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		new ApplicationInfo("1.2.3").bindTo(registry);
		assertThat(registry.get("application.info").tag("version", "1.2.3").gauge())
			.satisfies((gauge) -> assertThat(gauge.value()).isOne());
	}

	@Test
	void denialsAreACounterByMeter() {
		assertThat(CardinalityMeterDocumentation.values()).singleElement()
			.satisfies((meter) -> assertDocumented(meter, "reviewscope.metrics.denied", Meter.Type.COUNTER, "meter"));
	}

	@Test
	void seriesBeyondTheLimitIsDeniedEachTime() {
		this.guard.customize(this.registry);
		this.registry.counter("visits", "page", "1").increment();
		this.registry.counter("visits", "page", "1").increment();
		this.registry.counter("visits", "page", "2").increment();
		this.registry.counter("visits", "page", "2").increment();
		assertThat(this.registry.get("visits").counters()).singleElement()
			.satisfies((counter) -> assertThat(counter.count()).isEqualTo(2));
		assertThat(denials().count()).isEqualTo(2);
		assertThat(denials().getId().getTags()).containsExactly(Tag.of("meter", "visits"));
	}

	@Test
	void whatARegistryHoldsAlreadyIsCountedToo() {
		this.registry.counter("visits", "page", "1");
		this.guard.customize(this.registry);
		this.registry.counter("visits", "page", "2");
		assertThat(this.registry.get("visits").counters()).hasSize(1);
	}

	@Test
	void denialsThemselvesAreNeverDenied() {
		this.guard.customize(this.registry);
		for (String meter : List.of("a", "b", "c")) {
			this.registry.counter("reviewscope.metrics.denied", "meter", meter);
		}
		assertThat(this.registry.get("reviewscope.metrics.denied").counters()).hasSize(3)
			.allMatch((counter) -> counter.count() == 0);
	}

	@Test
	void onlyForbiddenTagsAreTakenOff() {
		Meter.Id allowed = id("visits", "page", "1");
		assertThat(this.guard.map(allowed)).isEqualTo(allowed);
		assertThat(this.guard.map(allowed.withTags(Tags.of("user.id", "4"))).getTags()).isEqualTo(allowed.getTags());
	}

	private Counter denials() {
		return this.registry.get("reviewscope.metrics.denied").counter();
	}

	private static void assertDocumented(MeterDocumentation meter, String name, Meter.Type type, String... keys) {
		assertThat(meter.getName()).isEqualTo(name);
		assertThat(meter.getType()).isEqualTo(type);
		assertThat(Arrays.stream(meter.getKeyNames()).map(KeyName::asString)).containsExactly(keys);
	}

	private static Meter.Id id(String name, String... tags) {
		return new Meter.Id(name, Tags.of(tags), null, null, Meter.Type.COUNTER);
	}

}
