package org.reviewscope.observability.autoconfigure.tracing;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.otel.bridge.BaggageTaggingSpanProcessor;
import io.opentelemetry.exporter.logging.LoggingSpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.reviewscope.observability.CurrentTrace;
import org.reviewscope.observability.LinkedWork;
import org.reviewscope.observability.TraceEvents;
import org.reviewscope.observability.autoconfigure.ObservabilityProperties;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.tracing.autoconfigure.TracingProperties;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SdkTracerProviderBuilderCustomizer;
import org.springframework.boot.opentelemetry.autoconfigure.ConditionalOnEnabledOpenTelemetry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * What Spring Boot's tracing lacks: the trace id for business code, baggage on every
 * span, client calls that start no trace of their own, and a warning when nothing traces.
 */
@AutoConfiguration(after = OpenTelemetryTracingAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.tracing.autoconfigure.NoopTracerAutoConfiguration")
@ConditionalOnClass(Tracer.class)
@EnableConfigurationProperties(ObservabilityProperties.class)
public final class TracingSupportAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	CurrentTrace currentTrace(ObjectProvider<Tracer> tracer) {
		return new TracerCurrentTrace(tracer);
	}

	@Bean
	@ConditionalOnMissingBean
	TracingMissingWarning tracingMissingWarning(ObjectProvider<Tracer> tracer) {
		return new TracingMissingWarning(tracer);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(io.opentelemetry.api.trace.Tracer.class)
	LinkedWork linkedWork(io.opentelemetry.api.trace.Tracer tracer) {
		return new OpenTelemetryLinkedWork(tracer);
	}

	@Bean
	@ConditionalOnMissingBean(LinkedWork.class)
	LinkedWork unlinkedWork() {
		return new UnlinkedWork();
	}

	@Bean
	@ConditionalOnMissingBean
	TraceEvents traceEvents() {
		return new CurrentSpanEvents();
	}

	@Bean
	@ConditionalOnMissingBean
	LongAttributesHandler longAttributesHandler() {
		return new LongAttributesHandler();
	}

	/**
	 * Parts that change the SDK which Spring Boot configures.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ SdkTracerProvider.class, SdkTracerProviderBuilderCustomizer.class,
			BaggageTaggingSpanProcessor.class })
	@ConditionalOnEnabledOpenTelemetry
	static class SdkConfiguration {

		@Bean
		@ConditionalOnMissingBean
		@ConditionalOnBean(TracingProperties.class)
		@ConditionalOnBooleanProperty(name = "management.tracing.baggage.enabled", matchIfMissing = true)
		BaggageTaggingSpanProcessor baggageTaggingSpanProcessor(TracingProperties properties) {
			return new BaggageTaggingSpanProcessor(properties.getBaggage().getTagFields());
		}

		@Bean
		@ConditionalOnMissingBean
		@ConditionalOnBean(TracingProperties.class)
		@ConditionalOnBooleanProperty(name = "management.tracing.baggage.enabled", matchIfMissing = true)
		ReceivedBaggageHandler receivedBaggageHandler(TracingProperties properties) {
			return new ReceivedBaggageHandler(properties.getBaggage().getTagFields());
		}

		@Bean
		@ConditionalOnMissingBean
		@ConditionalOnBooleanProperty(name = "reviewscope.observability.conventions.enabled", matchIfMissing = true)
		UnsetStatusCorrection unsetStatusCorrection() {
			return new UnsetStatusCorrection();
		}

		// After the application's own filters
		@Bean
		@ConditionalOnMissingBean
		@Order(Ordered.LOWEST_PRECEDENCE)
		CorrectingSpanFilter correctingSpanFilter(ObjectProvider<SpanCorrection> corrections) {
			return new CorrectingSpanFilter(corrections.orderedStream().toList());
		}

		@Bean
		@ConditionalOnBean(Sampler.class)
		@ConditionalOnBooleanProperty(name = "reviewscope.observability.trace-client-roots", havingValue = false,
				matchIfMissing = true)
		SdkTracerProviderBuilderCustomizer noClientRootsCustomizer(Sampler sampler) {
			return (builder) -> builder.setSampler(new NoClientRootsSampler(sampler));
		}

		@Bean
		@ConditionalOnMissingBean
		@ConditionalOnClass(LoggingSpanExporter.class)
		@ConditionalOnBooleanProperty("reviewscope.observability.console-spans")
		LoggingSpanExporter consoleSpanExporter() {
			return LoggingSpanExporter.create();
		}

	}

}
