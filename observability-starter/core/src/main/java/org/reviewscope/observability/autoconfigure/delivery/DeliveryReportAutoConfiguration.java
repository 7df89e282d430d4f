package org.reviewscope.observability.autoconfigure.delivery;

import java.time.InstantSource;

import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingProperties;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpHttpSpanExporterBuilderCustomizer;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingConnectionDetails;
import org.springframework.boot.opentelemetry.autoconfigure.ConditionalOnEnabledOpenTelemetry;
import org.springframework.boot.opentelemetry.autoconfigure.logging.OpenTelemetryLoggingProperties;
import org.springframework.boot.opentelemetry.autoconfigure.logging.otlp.OtlpHttpLogRecordExporterBuilderCustomizer;
import org.springframework.boot.opentelemetry.autoconfigure.logging.otlp.OtlpLoggingConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Keeps telemetry for a receiver that is away, and reports what is not delivered, or
 * never will be. The exporters' own lines, a stack trace each, are switched off by the
 * starter's default log level.
 */
@AutoConfiguration(after = LostTelemetryAutoConfiguration.class)
@ConditionalOnClass({ OtlpHttpSpanExporter.class, OtlpTracingConnectionDetails.class,
		OtlpLoggingConnectionDetails.class })
@ConditionalOnEnabledOpenTelemetry
public final class DeliveryReportAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	static DeliveryReportPostProcessor deliveryReportPostProcessor(ObjectProvider<OtlpTracingConnectionDetails> tracing,
			ObjectProvider<OtlpLoggingConnectionDetails> logging,
			@Qualifier("spanRetries") ObjectProvider<Retries> spanRetries,
			@Qualifier("logRetries") ObjectProvider<Retries> logRetries, ObjectProvider<LostTelemetry> lost) {
		return new DeliveryReportPostProcessor(new DeliveryReport(InstantSource.system()), tracing, logging,
				spanRetries, logRetries, lost);
	}

	@Bean
	Retries spanRetries(ObjectProvider<OpenTelemetryTracingProperties> properties) {
		return new Retries(properties.getIfAvailable(OpenTelemetryTracingProperties::new).getExport().getTimeout());
	}

	@Bean
	Retries logRetries(ObjectProvider<OpenTelemetryLoggingProperties> properties) {
		return new Retries(properties.getIfAvailable(OpenTelemetryLoggingProperties::new).getExport().getTimeout());
	}

	// The first of all, so that a policy of the application replaces this one
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	OtlpHttpSpanExporterBuilderCustomizer oneAttemptOfSpansCustomizer() {
		return (builder) -> builder.setRetryPolicy(null);
	}

	// The first of all, so that a policy of the application replaces this one
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	OtlpHttpLogRecordExporterBuilderCustomizer oneAttemptOfLogsCustomizer() {
		return (builder) -> builder.setRetryPolicy(null);
	}

	@Bean
	@ConditionalOnMissingBean
	EndpointMissingWarning endpointMissingWarning(ListableBeanFactory beans, Environment environment) {
		return new EndpointMissingWarning(beans, environment);
	}

}
