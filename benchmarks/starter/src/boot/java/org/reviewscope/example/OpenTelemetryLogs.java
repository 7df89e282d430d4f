package org.reviewscope.example;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.logback.appender.v1_0.OpenTelemetryAppender;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Connects Logback's appender, as Spring Boot's documentation says.
 */
@Component
class OpenTelemetryLogs implements InitializingBean {

	private final OpenTelemetry openTelemetry;

	OpenTelemetryLogs(OpenTelemetry openTelemetry) {
		this.openTelemetry = openTelemetry;
	}

	@Override
	public void afterPropertiesSet() {
		OpenTelemetryAppender.install(this.openTelemetry);
	}

}
