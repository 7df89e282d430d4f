package org.reviewscope.observability.autoconfigure.delivery;

import java.time.InstantSource;

import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpHttpSpanExporterBuilderCustomizer;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingConnectionDetails;
import org.springframework.boot.opentelemetry.autoconfigure.ConditionalOnEnabledOpenTelemetry;
import org.springframework.boot.opentelemetry.autoconfigure.logging.otlp.OtlpHttpLogRecordExporterBuilderCustomizer;
import org.springframework.boot.opentelemetry.autoconfigure.logging.otlp.OtlpLoggingConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Reports telemetry that is not delivered, or never will be. The exporters' own lines, a
 * stack trace each, are switched off by the starter's default log level.
 */
@AutoConfiguration
@ConditionalOnClass({ OtlpHttpSpanExporter.class, OtlpTracingConnectionDetails.class,
		OtlpLoggingConnectionDetails.class })
@ConditionalOnEnabledOpenTelemetry
public final class DeliveryReportAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	static DeliveryReportPostProcessor deliveryReportPostProcessor(ObjectProvider<OtlpTracingConnectionDetails> tracing,
			ObjectProvider<OtlpLoggingConnectionDetails> logging,
			@Qualifier("spanRetries") ObjectProvider<Retries> spanRetries,
			@Qualifier("logRetries") ObjectProvider<Retries> logRetries) {
		return new DeliveryReportPostProcessor(new DeliveryReport(InstantSource.system()), tracing, logging,
				spanRetries, logRetries);
	}

	@Bean
	Retries spanRetries() {
		return new Retries();
	}

	@Bean
	Retries logRetries() {
		return new Retries();
	}

	// The first of all, so that another one's policy replaces this one
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	OtlpHttpSpanExporterBuilderCustomizer spanRetriesCustomizer(@Qualifier("spanRetries") Retries retries) {
		return (builder) -> builder.setRetryPolicy(retries.policy());
	}

	// The first of all, so that another one's policy replaces this one
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	OtlpHttpLogRecordExporterBuilderCustomizer logRetriesCustomizer(@Qualifier("logRetries") Retries retries) {
		return (builder) -> builder.setRetryPolicy(retries.policy());
	}

	@Bean
	@ConditionalOnMissingBean
	EndpointMissingWarning endpointMissingWarning(ListableBeanFactory beans, Environment environment) {
		return new EndpointMissingWarning(beans, environment);
	}

}
