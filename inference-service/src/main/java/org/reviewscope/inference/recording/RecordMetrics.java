package org.reviewscope.inference.recording;

import java.util.function.Supplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.reviewscope.inference.telemetry.RecordMeterDocumentation;

/**
 * Counts what becomes of records.
 */
final class RecordMetrics {

	private final MeterRegistry registry;

	private final Counter stored;

	private final Counter queued;

	private final Counter dropped;

	private final DropLedger ledger;

	RecordMetrics(MeterRegistry registry, DropLedger ledger) {
		this.registry = registry;
		this.ledger = ledger;
		this.stored = counter(registry, "stored");
		this.queued = counter(registry, "queued");
		this.dropped = counter(registry, "dropped");
		long before = ledger.dropped();
		Gauge.builder(RecordMeterDocumentation.DROPPED_BEFORE_START.getName(), () -> before).register(registry);
	}

	private static Counter counter(MeterRegistry registry, String outcome) {
		return Counter.builder(RecordMeterDocumentation.RECORDS.getName())
			.tag(RecordMeterDocumentation.Keys.OUTCOME.asString(), outcome)
			.register(registry);
	}

	/**
	 * Shows how many records wait.
	 * @param waiting counts them
	 */
	void registerWaiting(Supplier<Number> waiting) {
		Gauge.builder(RecordMeterDocumentation.WAITING.getName(), waiting).register(this.registry);
	}

	void stored(int count) {
		this.stored.increment(count);
	}

	void queued(int count) {
		this.queued.increment(count);
	}

	// The ledger is a file: only requests that drop a record wait for it
	void dropped(int count) {
		if (count > 0) {
			this.ledger.add(count);
			this.dropped.increment(count);
		}
	}

}
