package org.reviewscope.observability.autoconfigure.tracing;

import io.micrometer.tracing.exporter.FinishedSpan;
import io.micrometer.tracing.exporter.SpanFilter;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.StatusData;

/**
 * Leaves the status of spans unset that have not failed, as OpenTelemetry asks of
 * instrumentation: Micrometer's bridge ends every such span with OK.
 */
final class UnsetStatusFilter implements SpanFilter {

	@Override
	public FinishedSpan map(FinishedSpan span) {
		CorrectedSpan corrected = CorrectedSpan.of(span);
		return (corrected.getStatus().getStatusCode() == StatusCode.OK)
				? corrected.withStatus(StatusData.unset()).finished() : span;
	}

}
