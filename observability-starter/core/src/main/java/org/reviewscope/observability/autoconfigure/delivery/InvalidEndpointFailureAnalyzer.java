package org.reviewscope.observability.autoconfigure.delivery;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says what to do when an OTLP endpoint is empty or has no {@code http://}, instead of a
 * stack trace.
 */
final class InvalidEndpointFailureAnalyzer extends AbstractFailureAnalyzer<IllegalArgumentException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, IllegalArgumentException cause) {
		String message = cause.getMessage();
		if (message == null || !message.startsWith("Invalid endpoint, must")) {
			return null;
		}
		return new FailureAnalysis("An OTLP endpoint is no URL. " + message,
				"Set OTEL_EXPORTER_OTLP_ENDPOINT to a URL such as http://collector:4318, or unset it. Own values of "
						+ "management.opentelemetry.tracing.export.otlp.endpoint and of "
						+ "management.opentelemetry.logging.export.otlp.endpoint need the path, too: /v1/traces, /v1/logs.",
				cause);
	}

}
