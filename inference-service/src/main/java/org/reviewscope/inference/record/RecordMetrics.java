package org.reviewscope.inference.record;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts what becomes of records.
 */
final class RecordMetrics implements RecordOutcomes {

	private final Counter stored;

	private final Counter queued;

	private final Counter dropped;

	RecordMetrics(MeterRegistry registry) {
		this.stored = counter(registry, "stored");
		this.queued = counter(registry, "queued");
		this.dropped = counter(registry, "dropped");
	}

	private static Counter counter(MeterRegistry registry, String outcome) {
		return Counter.builder(RecordMeterDocumentation.RECORDS.getName())
			.tag(RecordMeterDocumentation.Keys.OUTCOME.asString(), outcome)
			.register(registry);
	}

	@Override
	public void stored(int count) {
		this.stored.increment(count);
	}

	@Override
	public void queued(int count) {
		this.queued.increment(count);
	}

	@Override
	public void dropped(int count) {
		this.dropped.increment(count);
	}

}
