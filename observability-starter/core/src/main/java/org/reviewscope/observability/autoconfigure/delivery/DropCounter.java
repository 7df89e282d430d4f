package org.reviewscope.observability.autoconfigure.delivery;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.context.Context;

/**
 * Counts what a queue says it has dropped; what it has passed on counts elsewhere.
 *
 * @param signal what is in the queue
 * @param lost where it is counted
 */
record DropCounter(Signal signal, LostTelemetry lost) implements LongCounter {

	private static final AttributeKey<Boolean> DROPPED = AttributeKey.booleanKey("dropped");

	@Override
	public void add(long value) {
		add(value, Attributes.empty());
	}

	@Override
	public void add(long value, Attributes attributes) {
		if (Boolean.TRUE.equals(attributes.get(DROPPED))) {
			this.lost.add(this.signal, LostTelemetry.Reason.BUFFER_FULL, value);
		}
	}

	@Override
	public void add(long value, Attributes attributes, Context context) {
		add(value, attributes);
	}

}
