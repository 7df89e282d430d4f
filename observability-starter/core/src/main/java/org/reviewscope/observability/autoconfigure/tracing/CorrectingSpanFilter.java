package org.reviewscope.observability.autoconfigure.tracing;

import java.util.List;

import io.micrometer.tracing.exporter.FinishedSpan;
import io.micrometer.tracing.exporter.SpanFilter;
import io.micrometer.tracing.otel.bridge.OtelFinishedSpan;

/**
 * Corrects every span, whichever library has made it.
 */
final class CorrectingSpanFilter implements SpanFilter {

	private final List<SpanCorrection> corrections;

	/**
	 * Creates the filter.
	 * @param corrections what to change, in this order
	 */
	CorrectingSpanFilter(List<SpanCorrection> corrections) {
		this.corrections = corrections;
	}

	@Override
	public FinishedSpan map(FinishedSpan span) {
		CorrectedSpan found = CorrectedSpan.of(OtelFinishedSpan.toOtel(span));
		CorrectedSpan corrected = found;
		for (SpanCorrection correction : this.corrections) {
			corrected = correction.correct(corrected);
		}
		return (corrected != found) ? OtelFinishedSpan.fromOtel(corrected) : span;
	}

}
