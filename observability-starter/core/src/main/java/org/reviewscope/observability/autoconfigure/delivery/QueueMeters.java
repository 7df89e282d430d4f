package org.reviewscope.observability.autoconfigure.delivery;

import java.util.Map;

import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.MeterBuilder;
import io.opentelemetry.api.metrics.MeterProvider;

/**
 * Where OpenTelemetry's queues count what they have no room for: they tell nobody but a
 * meter. All other meters of OpenTelemetry stay off, because metrics are Micrometer's.
 */
final class QueueMeters implements MeterProvider {

	private static final Map<String, Signal> QUEUES = Map.of("io.opentelemetry.sdk.trace", Signal.SPANS,
			"io.opentelemetry.sdk.logs", Signal.LOGS);

	private final LostTelemetry lost;

	QueueMeters(LostTelemetry lost) {
		this.lost = lost;
	}

	@Override
	public MeterBuilder meterBuilder(String scope) {
		MeterBuilder off = MeterProvider.noop().meterBuilder(scope);
		Signal signal = QUEUES.get(scope);
		return (signal != null) ? new QueueMeterBuilder(off, new DropCounter(signal, this.lost)) : off;
	}

	/**
	 * Knows the one counter that counts.
	 *
	 * @param off what makes all the others
	 * @param drops the counter
	 */
	private record QueueMeterBuilder(MeterBuilder off, DropCounter drops) implements MeterBuilder {

		@Override
		public MeterBuilder setSchemaUrl(String schemaUrl) {
			return this;
		}

		@Override
		public MeterBuilder setInstrumentationVersion(String version) {
			return this;
		}

		@Override
		public Meter build() {
			return new QueueMeter(this.off.build(), this.drops);
		}

	}

}
