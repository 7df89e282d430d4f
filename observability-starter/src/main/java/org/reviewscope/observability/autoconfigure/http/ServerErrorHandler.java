package org.reviewscope.observability.autoconfigure.http;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.micrometer.tracing.otel.bridge.OtelSpan;
import io.opentelemetry.api.trace.StatusCode;

import org.springframework.http.server.observation.ServerRequestObservationContext;

/**
 * Marks the span of a request that was answered with a 5xx, also when no exception has
 * led to it.
 */
final class ServerErrorHandler implements ObservationHandler<ServerRequestObservationContext> {

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof ServerRequestObservationContext;
	}

	// Handlers stop in reverse order: this one comes before the one that ends the span
	@Override
	public void onStop(ServerRequestObservationContext context) {
		TracingContext tracing = context.get(TracingContext.class);
		Span span = (tracing != null) ? tracing.getSpan() : null;
		Integer status = SemanticServerConvention.statusCode(context);
		if (span instanceof OtelSpan && status != null && status >= 500 && context.getError() == null) {
			OtelSpan.toOtel(span).setStatus(StatusCode.ERROR);
		}
	}

}
