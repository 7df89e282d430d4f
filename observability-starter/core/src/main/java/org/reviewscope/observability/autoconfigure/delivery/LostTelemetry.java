package org.reviewscope.observability.autoconfigure.delivery;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.reviewscope.observability.autoconfigure.delivery.DeliveryMeterDocumentation.Keys;

/**
 * Counts the telemetry that nobody will ever see, from the first span on: a registry
 * comes later.
 */
final class LostTelemetry implements MeterBinder {

	private final Map<Signal, Map<Reason, LongAdder>> counts = new EnumMap<>(Signal.class);

	LostTelemetry() {
		for (Signal signal : Signal.values()) {
			Map<Reason, LongAdder> reasons = new EnumMap<>(Reason.class);
			Arrays.stream(Reason.values()).forEach((reason) -> reasons.put(reason, new LongAdder()));
			this.counts.put(signal, reasons);
		}
	}

	void add(Signal signal, Reason reason, long number) {
		Objects.requireNonNull(Objects.requireNonNull(this.counts.get(signal)).get(reason)).add(number);
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.counts.forEach((signal,
				reasons) -> reasons.forEach((reason, count) -> FunctionCounter
					.builder(DeliveryMeterDocumentation.LOST.getName(), count, LongAdder::sum)
					.tag(Keys.SIGNAL.asString(), signal.label())
					.tag(Keys.REASON.asString(), reason.label())
					.register(registry)));
	}

	/**
	 * Why something was lost.
	 */
	enum Reason {

		/** The queue had no room for it. */
		BUFFER_FULL,

		/** It was sent, and not taken. */
		NOT_DELIVERED;

		String label() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
