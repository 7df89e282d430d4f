package org.reviewscope.observability.autoconfigure.delivery;

import java.time.Duration;
import java.time.InstantSource;

import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;

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

	/**
	 * All exporters of a signal share its queue: while one waits for its receiver, the
	 * others get nothing. OpenTelemetry's own attempts take about as long.
	 */
	private static final Duration BESIDE_OTHERS = Duration.ofSeconds(10);

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
	Retries spanRetries(ObjectProvider<OpenTelemetryTracingProperties> properties, ListableBeanFactory beans) {
		Duration timeout = properties.getIfAvailable(OpenTelemetryTracingProperties::new).getExport().getTimeout();
		return new Retries(isAlone(SpanExporter.class, beans) ? timeout : min(timeout, BESIDE_OTHERS));
	}

	@Bean
	Retries logRetries(ObjectProvider<OpenTelemetryLoggingProperties> properties, ListableBeanFactory beans) {
		Duration timeout = properties.getIfAvailable(OpenTelemetryLoggingProperties::new).getExport().getTimeout();
		return new Retries(isAlone(LogRecordExporter.class, beans) ? timeout : min(timeout, BESIDE_OTHERS));
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

	private static boolean isAlone(Class<?> exporter, ListableBeanFactory beans) {
		return beans.getBeanNamesForType(exporter, true, false).length == 1;
	}

	private static Duration min(Duration first, Duration second) {
		return (first.compareTo(second) < 0) ? first : second;
	}

}
