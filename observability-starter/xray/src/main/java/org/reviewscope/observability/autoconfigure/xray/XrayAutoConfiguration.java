package org.reviewscope.observability.autoconfigure.xray;

import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.contrib.awsxray.AwsXrayIdGenerator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.micrometer.tracing.autoconfigure.ConditionalOnEnabledTracingExport;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SdkTracerProviderBuilderCustomizer;
import org.springframework.boot.opentelemetry.autoconfigure.ConditionalOnEnabledOpenTelemetry;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * For a service among others that X-Ray traces: trace ids begin with the time, and
 * X-Ray's header is read and written beside those of Spring Boot.
 */
@AutoConfiguration(before = OpenTelemetryTracingAutoConfiguration.class)
@ConditionalOnClass({ OpenTelemetryTracingAutoConfiguration.class, SdkTracerProvider.class })
@ConditionalOnBooleanProperty("reviewscope.observability.xray.enabled")
public final class XrayAutoConfiguration {

	// What is read first is replaced by what Spring Boot's own propagator finds:
	// traceparent wins
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	@ConditionalOnEnabledTracingExport
	TextMapPropagator xrayPropagator() {
		return new XrayPropagator();
	}

	@Bean
	@ConditionalOnEnabledOpenTelemetry
	SdkTracerProviderBuilderCustomizer xrayIdsCustomizer() {
		return (builder) -> builder.setIdGenerator(AwsXrayIdGenerator.getInstance());
	}

}
