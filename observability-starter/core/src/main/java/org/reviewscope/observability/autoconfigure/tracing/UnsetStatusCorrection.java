package org.reviewscope.observability.autoconfigure.tracing;

import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.StatusData;

/**
 * Leaves the status of spans unset that have not failed, as OpenTelemetry asks of
 * instrumentation: Micrometer's bridge ends every such span with OK.
 */
final class UnsetStatusCorrection implements SpanCorrection {

	@Override
	public CorrectedSpan correct(CorrectedSpan span) {
		return (span.getStatus().getStatusCode() == StatusCode.OK) ? span.withStatus(StatusData.unset()) : span;
	}

}
