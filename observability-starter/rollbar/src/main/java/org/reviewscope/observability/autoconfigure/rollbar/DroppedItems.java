package org.reviewscope.observability.autoconfigure.rollbar;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.reviewscope.observability.autoconfigure.rollbar.RollbarMeterDocumentation.Keys;

/**
 * Counts the items that Rollbar will never get.
 */
final class DroppedItems implements MeterBinder {

	private final Map<Reason, LongAdder> counts = new EnumMap<>(Reason.class);

	DroppedItems() {
		Arrays.stream(Reason.values()).forEach((reason) -> this.counts.put(reason, new LongAdder()));
	}

	void add(Reason reason) {
		Objects.requireNonNull(this.counts.get(reason)).increment();
	}

	long all() {
		return this.counts.values().stream().mapToLong(LongAdder::sum).sum();
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.counts.forEach((reason, count) -> FunctionCounter
			.builder(RollbarMeterDocumentation.DROPPED.getName(), count, LongAdder::sum)
			.tag(Keys.REASON.asString(), reason.name().toLowerCase(Locale.ROOT))
			.register(registry));
	}

	/**
	 * Why an item was dropped.
	 */
	enum Reason {

		/** No item could be made of the line. */
		FAILED,

		/** The queue had no room for it. */
		QUEUE_FULL,

		/** An answer that will not change. */
		REFUSED,

		/** Not taken, however often it was sent. */
		UNAVAILABLE,

		/** It waited when the service stopped. */
		STOPPED

	}

}
