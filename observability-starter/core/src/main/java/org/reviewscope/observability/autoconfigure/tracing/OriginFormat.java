package org.reviewscope.observability.autoconfigure.tracing;

import java.util.HashMap;
import java.util.Map;

import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import org.jspecify.annotations.Nullable;
import org.reviewscope.observability.LinkedWork.Origin;

/**
 * Writes origins in the W3C's format, whatever the service uses towards its neighbours:
 * an origin is read by the service that wrote it.
 */
final class OriginFormat {

	private static final TextMapPropagator W3C = TextMapPropagator.composite(W3CTraceContextPropagator.getInstance(),
			W3CBaggagePropagator.getInstance());

	private OriginFormat() {
	}

	static Origin of(Context context) {
		Map<String, String> headers = new HashMap<>();
		W3C.inject(context, headers, (carrier, name, value) -> headers.put(name, value));
		return new Origin(headers);
	}

	static Context read(Origin origin) {
		return W3C.extract(Context.root(), origin.headers(), new Headers());
	}

	private static final class Headers implements TextMapGetter<Map<String, String>> {

		@Override
		public Iterable<String> keys(Map<String, String> headers) {
			return headers.keySet();
		}

		@Override
		public @Nullable String get(@Nullable Map<String, String> headers, String name) {
			return (headers != null) ? headers.get(name) : null;
		}

	}

}
