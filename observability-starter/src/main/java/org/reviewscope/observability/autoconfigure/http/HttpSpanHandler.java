package org.reviewscope.observability.autoconfigure.http;

import java.io.IOException;
import java.net.URI;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.micrometer.tracing.otel.bridge.OtelSpan;
import io.opentelemetry.api.trace.StatusCode;

import org.springframework.http.client.observation.ClientRequestObservationContext;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/**
 * Says of HTTP spans what a convention cannot: numbers as numbers, so that a query may
 * compare them, and that a 5xx is an error even when no exception has led to it.
 */
final class HttpSpanHandler implements ObservationHandler<Observation.Context> {

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof ServerRequestObservationContext || context instanceof ClientRequestObservationContext;
	}

	@Override
	public void onStop(Observation.Context context) {
		// Handlers stop in reverse order: this one comes before the one that ends the
		// span
		TracingContext tracing = context.get(TracingContext.class);
		Span span = (tracing != null) ? tracing.getSpan() : null;
		if (span != null && context instanceof ServerRequestObservationContext server) {
			describe(span, server);
		}
		else if (span != null && context instanceof ClientRequestObservationContext client) {
			describe(span, client);
		}
	}

	private static void describe(Span span, ServerRequestObservationContext context) {
		if (context.getCarrier() != null) {
			span.tag(ServerObservationAttributes.SERVER_PORT.asString(), context.getCarrier().getServerPort());
		}
		int status = (context.getResponse() != null) ? context.getResponse().getStatus() : 0;
		if (status > 0) {
			span.tag(ServerObservationAttributes.STATUS_CODE.asString(), status);
		}
		if (status >= 500 && context.getError() == null && span instanceof OtelSpan) {
			OtelSpan.toOtel(span).setStatus(StatusCode.ERROR);
		}
	}

	private static void describe(Span span, ClientRequestObservationContext context) {
		if (context.getCarrier() != null) {
			span.tag(ClientObservationAttributes.SERVER_PORT.asString(), port(context.getCarrier().getURI()));
		}
		if (context.getResponse() != null) {
			try {
				span.tag(ClientObservationAttributes.STATUS_CODE.asString(),
						context.getResponse().getStatusCode().value());
			}
			catch (IOException ex) {
				// There was no status to be read: the error that follows says why
			}
		}
	}

	private static int port(URI uri) {
		if (uri.getPort() >= 0) {
			return uri.getPort();
		}
		return "https".equals(uri.getScheme()) ? 443 : 80;
	}

}
