package org.reviewscope.observability.autoconfigure.delivery;

import java.util.Optional;

import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingConnectionDetails;
import org.springframework.boot.opentelemetry.autoconfigure.logging.otlp.OtlpLoggingConnectionDetails;

/**
 * Wraps Spring Boot's exporters to see whether they deliver, and to try again: Boot's
 * customizers configure how an exporter sends, but do not see the result.
 */
final class DeliveryReportPostProcessor implements BeanPostProcessor {

	private static final String UNKNOWN = "the OTLP endpoint";

	private final DeliveryReport report;

	private final ObjectProvider<OtlpTracingConnectionDetails> tracing;

	private final ObjectProvider<OtlpLoggingConnectionDetails> logging;

	private final ObjectProvider<Retries> spanRetries;

	private final ObjectProvider<Retries> logRetries;

	private final ObjectProvider<LostTelemetry> lost;

	DeliveryReportPostProcessor(DeliveryReport report, ObjectProvider<OtlpTracingConnectionDetails> tracing,
			ObjectProvider<OtlpLoggingConnectionDetails> logging, ObjectProvider<Retries> spanRetries,
			ObjectProvider<Retries> logRetries, ObjectProvider<LostTelemetry> lost) {
		this.report = report;
		this.tracing = tracing;
		this.logging = logging;
		this.spanRetries = spanRetries;
		this.logRetries = logRetries;
		this.lost = lost;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof OtlpHttpSpanExporter exporter) {
			return new ReportingSpanExporter(exporter,
					new Delivery(Signal.SPANS, tracesUrl(), this.report, this.spanRetries.getObject(), lost()));
		}
		if (bean instanceof OtlpHttpLogRecordExporter exporter) {
			return new ReportingLogRecordExporter(exporter,
					new Delivery(Signal.LOGS, logsUrl(), this.report, this.logRetries.getObject(), lost()));
		}
		return bean;
	}

	// If an application removes our meters, nothing reads the counts
	private LostTelemetry lost() {
		return this.lost.getIfAvailable(LostTelemetry::new);
	}

	private String tracesUrl() {
		return Optional.ofNullable(this.tracing.getIfAvailable())
			.map((details) -> details
				.getUrl(org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.Transport.HTTP))
			.orElse(UNKNOWN);
	}

	private String logsUrl() {
		return Optional.ofNullable(this.logging.getIfAvailable())
			.map((details) -> details
				.getUrl(org.springframework.boot.opentelemetry.autoconfigure.logging.otlp.Transport.HTTP))
			.orElse(UNKNOWN);
	}

}
