package org.reviewscope.faults.telemetry;

import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.SpanData;

/**
 * A span as a wrong clock has timed it.
 */
final class SkewedSpan extends DelegatingSpanData {

	private final long nanos;

	SkewedSpan(SpanData span, long nanos) {
		super(span);
		this.nanos = nanos;
	}

	@Override
	public long getStartEpochNanos() {
		return super.getStartEpochNanos() + this.nanos;
	}

	@Override
	public long getEndEpochNanos() {
		return super.getEndEpochNanos() + this.nanos;
	}

}
