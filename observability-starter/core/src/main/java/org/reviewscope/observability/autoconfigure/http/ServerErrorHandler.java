package org.reviewscope.observability.autoconfigure.http;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.micrometer.tracing.otel.bridge.OtelSpan;
import io.opentelemetry.api.trace.StatusCode;

/**
 * Marks the span of a request that was answered with a 5xx, also when no exception has
 * led to it.
 */
public final class ServerErrorHandler implements ObservationHandler<Observation.Context> {

	private final ServerRequests requests;

	public ServerErrorHandler(ServerRequests requests) {
		this.requests = requests;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return this.requests.of(context) != null;
	}

	// Handlers stop in reverse order: this one comes before the one that ends the span
	@Override
	public void onStop(Observation.Context context) {
		TracingContext tracing = context.get(TracingContext.class);
		Span span = (tracing != null) ? tracing.getSpan() : null;
		ServerRequest request = this.requests.of(context);
		if (span instanceof OtelSpan && request != null && request.isServerError() && request.error() == null) {
			OtelSpan.toOtel(span).setStatus(StatusCode.ERROR);
		}
	}

}
