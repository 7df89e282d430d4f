package org.reviewscope.observability.autoconfigure.edge;

import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.reviewscope.observability.autoconfigure.ObservabilityProperties;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.tracing.autoconfigure.TracingProperties;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.ConditionalOnEnabledOpenTelemetry;
import org.springframework.context.annotation.Bean;

/**
 * For a service that is called from outside. It continues the callers' traces, but
 * ignores their baggage and their sampling decision, and makes baggage from request
 * headers.
 */
@AutoConfiguration(before = OpenTelemetryTracingAutoConfiguration.class)
@ConditionalOnClass({ ContextPropagators.class, OpenTelemetryTracingAutoConfiguration.class, SdkTracerProvider.class })
@ConditionalOnBooleanProperty("reviewscope.observability.edge.enabled")
@EnableConfigurationProperties({ ObservabilityProperties.class, TracingProperties.class })
public final class EdgeAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	EdgeHeaders edgeHeaders(ObservabilityProperties properties) {
		return new EdgeHeaders(properties.edge());
	}

	@Bean
	@ConditionalOnMissingBean
	ContextPropagators edgeContextPropagators(ObjectProvider<TextMapPropagator> propagators, EdgeHeaders headers) {
		TextMapPropagator all = TextMapPropagator.composite(propagators.orderedStream().toList());
		return ContextPropagators.create(new EdgePropagator(all, headers));
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnEnabledOpenTelemetry
	@ConditionalOnProperty(name = "management.opentelemetry.tracing.sampler",
			havingValue = "parent-based-trace-id-ratio", matchIfMissing = true)
	Sampler edgeSampler(TracingProperties properties) {
		// Decides for remote parents as for roots. The other samplers that Spring Boot
		// offers were chosen on purpose and stay as they are
		Sampler ratio = Sampler.traceIdRatioBased(properties.getSampling().getProbability());
		return Sampler.parentBasedBuilder(ratio).setRemoteParentSampled(ratio).setRemoteParentNotSampled(ratio).build();
	}

}
