package org.reviewscope.observability.autoconfigure.delivery;

import java.time.InstantSource;

import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingConnectionDetails;
import org.springframework.boot.opentelemetry.autoconfigure.ConditionalOnEnabledOpenTelemetry;
import org.springframework.boot.opentelemetry.autoconfigure.logging.otlp.OtlpLoggingConnectionDetails;
import org.springframework.context.annotation.Bean;
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
			ObjectProvider<OtlpLoggingConnectionDetails> logging) {
		return new DeliveryReportPostProcessor(new DeliveryReport(InstantSource.system()), tracing, logging);
	}

	@Bean
	@ConditionalOnMissingBean
	EndpointMissingWarning endpointMissingWarning(ListableBeanFactory beans, Environment environment) {
		return new EndpointMissingWarning(beans, environment);
	}

}
