package org.reviewscope.observability.autoconfigure.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The starter's own meters by name, and what the guard decides on each time series.
 */
class DocumentedMetersTests {

	private final List<String> denials = new ArrayList<>();

	private final CardinalityGuard guard = new CardinalityGuard(Set.of("user.id"), 1, this.denials::add);

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
		assertThat(this.guard.accept(id("visits", "page", "1"))).isEqualTo(MeterFilterReply.NEUTRAL);
		assertThat(this.guard.accept(id("visits", "page", "1"))).isEqualTo(MeterFilterReply.NEUTRAL);
		assertThat(this.guard.accept(id("visits", "page", "2"))).isEqualTo(MeterFilterReply.DENY);
		assertThat(this.guard.accept(id("visits", "page", "2"))).isEqualTo(MeterFilterReply.DENY);
		assertThat(this.denials).containsExactly("visits", "visits");
	}

	@Test
	void denialsThemselvesAreNeverDenied() {
		for (String meter : List.of("a", "b", "c")) {
			assertThat(this.guard.accept(id("reviewscope.metrics.denied", "meter", meter)))
				.isEqualTo(MeterFilterReply.NEUTRAL);
		}
		assertThat(this.denials).isEmpty();
	}

	@Test
	void onlyForbiddenTagsAreTakenOff() {
		Meter.Id allowed = id("visits", "page", "1");
		assertThat(this.guard.map(allowed)).isEqualTo(allowed);
		assertThat(this.guard.map(allowed.withTags(Tags.of("user.id", "4"))).getTags()).isEqualTo(allowed.getTags());
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
