package org.reviewscope.observability.autoconfigure.logs;

import ch.qos.logback.classic.LoggerContext;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.logback.appender.v1_0.OpenTelemetryAppender;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;

/**
 * Hands the appender its OpenTelemetry for as long as the application context lives.
 */
final class OtlpLogs implements DisposableBean {

	private final OpenTelemetry openTelemetry;

	OtlpLogs(OpenTelemetry openTelemetry) {
		this.openTelemetry = openTelemetry;
		OpenTelemetryAppender.install(openTelemetry);
	}

	@Override
	public void destroy() {
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
			OtlpLogAppender.detach(context, this.openTelemetry);
		}
	}

}
