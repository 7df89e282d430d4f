package org.reviewscope.observability.autoconfigure.delivery;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.context.Context;
import org.junit.jupiter.api.Test;
import org.reviewscope.observability.autoconfigure.delivery.LostTelemetry.Reason;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What counts as lost, by signal and reason.
 */
class LostTelemetryTests {

	private static final Attributes DROPPED = Attributes.of(AttributeKey.booleanKey("dropped"), true);

	private static final Attributes PASSED_ON = Attributes.of(AttributeKey.booleanKey("dropped"), false);

	private final LostTelemetry lost = new LostTelemetry();

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	@Test
	void counterIsDocumented() {
		assertThat(DeliveryMeterDocumentation.values()).singleElement().satisfies((meter) -> {
			assertThat(meter.getName()).isEqualTo("reviewscope.telemetry.lost");
			assertThat(meter.getType()).isEqualTo(Meter.Type.COUNTER);
			assertThat(meter.getKeyNames()).extracting(KeyName::asString).containsExactly("signal", "reason");
		});
	}

	@Test
	void everythingIsThereAtZero() {
		this.lost.bindTo(this.registry);
		assertThat(this.registry.get("reviewscope.telemetry.lost").functionCounters()).hasSize(4)
			.allMatch((counter) -> counter.count() == 0);
	}

	@Test
	void lossBeforeThereIsARegistryCounts() {
		this.lost.add(Signal.LOGS, Reason.NOT_DELIVERED, 3);
		this.lost.bindTo(this.registry);
		this.lost.add(Signal.LOGS, Reason.NOT_DELIVERED, 4);
		assertThat(count("logs", "not_delivered")).isEqualTo(7);
		assertThat(count("logs", "buffer_full")).isZero();
		assertThat(count("spans", "not_delivered")).isZero();
	}

	@Test
	void queuesCountWhatTheyDrop() {
		this.lost.bindTo(this.registry);
		MeterProvider meters = new QueueMeters(this.lost);
		LongCounter spans = meters.get("io.opentelemetry.sdk.trace")
			.counterBuilder("processedSpans")
			.setUnit("1")
			.setDescription("spans")
			.build();
		spans.add(2, DROPPED);
		spans.add(1, DROPPED, Context.root());
		spans.add(10, PASSED_ON);
		spans.add(100);
		meters.meterBuilder("io.opentelemetry.sdk.logs")
			.setSchemaUrl("")
			.setInstrumentationVersion("1")
			.build()
			.counterBuilder("processedLogs")
			.build()
			.add(5, DROPPED);
		meters.get("io.opentelemetry.exporters").counterBuilder("otlp").build().add(1000, DROPPED);
		assertThat(count("spans", "buffer_full")).isEqualTo(3);
		assertThat(count("logs", "buffer_full")).isEqualTo(5);
	}

	@Test
	void otherMetersOfAQueueMeasureNothing() {
		io.opentelemetry.api.metrics.Meter meter = new QueueMeters(this.lost).get("io.opentelemetry.sdk.trace");
		io.opentelemetry.api.metrics.Meter off = MeterProvider.noop().get("");
		assertThat(meter.gaugeBuilder("size")).hasSameClassAs(off.gaugeBuilder("size"));
		assertThat(meter.histogramBuilder("time")).hasSameClassAs(off.histogramBuilder("time"));
		assertThat(meter.upDownCounterBuilder("size")).hasSameClassAs(off.upDownCounterBuilder("size"));
		assertThat(meter.counterBuilder("a").ofDoubles()).hasSameClassAs(off.counterBuilder("a").ofDoubles());
		assertThat(meter.counterBuilder("a").buildWithCallback((result) -> {
		})).hasSameClassAs(off.counterBuilder("a").buildWithCallback((result) -> {
		}));
	}

	private double count(String signal, String reason) {
		return this.registry.get("reviewscope.telemetry.lost")
			.tag("signal", signal)
			.tag("reason", reason)
			.functionCounter()
			.count();
	}

}
