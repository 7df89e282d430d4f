package org.reviewscope.observability.autoconfigure.logs;

import ch.qos.logback.classic.LoggerContext;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.logback.appender.v1_0.OpenTelemetryAppender;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.opentelemetry.autoconfigure.ConditionalOnEnabledOpenTelemetry;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.logging.otlp.OtlpLoggingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/**
 * Sends log lines over OTLP: Spring Boot configures the exporter, but no appender.
 */
@AutoConfiguration(after = { OpenTelemetrySdkAutoConfiguration.class, OtlpLoggingAutoConfiguration.class })
@ConditionalOnClass({ OpenTelemetry.class, LoggerContext.class, OpenTelemetryAppender.class })
@ConditionalOnBooleanProperty(name = "reviewscope.observability.logs.enabled", matchIfMissing = true)
@ConditionalOnEnabledOpenTelemetry
@ConditionalOnBean({ OpenTelemetry.class, LogRecordExporter.class })
public final class OtlpLogsAutoConfiguration {

	@Bean
	@Lazy(false)
	@ConditionalOnMissingBean
	OtlpLogs otlpLogs(OpenTelemetry openTelemetry) {
		return new OtlpLogs(openTelemetry);
	}

}
