package org.reviewscope.observability.autoconfigure.http;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.micrometer.tracing.otel.bridge.OtelSpan;
import io.opentelemetry.api.trace.StatusCode;
import org.jspecify.annotations.Nullable;

import org.springframework.http.client.observation.ClientRequestObservationContext;

/**
 * Marks the span of a call that was answered with a 4xx or 5xx, also when no exception
 * has led to it, and removes the mark from a refusal that is passed on.
 */
final class ClientErrorHandler implements ObservationHandler<ClientRequestObservationContext> {

	private final ClientAnswers answers;

	ClientErrorHandler(ClientAnswers answers) {
		this.answers = answers;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof ClientRequestObservationContext;
	}

	// Handlers stop in reverse order: this one comes before the one that ends the span
	@Override
	public void onStop(ClientRequestObservationContext context) {
		mark(context, this.answers.errorType(context));
	}

	static void mark(Observation.Context context, @Nullable String errorType) {
		TracingContext tracing = context.get(TracingContext.class);
		Span span = (tracing != null) ? tracing.getSpan() : null;
		if (!(span instanceof OtelSpan)) {
			return;
		}
		if (errorType != null && context.getError() == null) {
			OtelSpan.toOtel(span).setStatus(StatusCode.ERROR);
		}
		else if (errorType == null && context.getError() != null) {
			// Only OK replaces an error status; it is exported as unset
			OtelSpan.toOtel(span).setStatus(StatusCode.OK);
		}
	}

}
