package org.reviewscope.observability.autoconfigure.redaction;

import io.micrometer.tracing.exporter.FinishedSpan;
import io.micrometer.tracing.exporter.SpanFilter;
import io.micrometer.tracing.otel.bridge.OtelFinishedSpan;

/**
 * Every span on its way out, whichever library has made it.
 */
final class RedactingSpanFilter implements SpanFilter {

	@Override
	public FinishedSpan map(FinishedSpan span) {
		return OtelFinishedSpan.fromOtel(new RedactedSpan(OtelFinishedSpan.toOtel(span)));
	}

}
