package org.reviewscope.observability.autoconfigure.tracing;

import io.micrometer.tracing.Tracer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Warns at start that nothing will be traced: OpenTelemetry's libraries are there, but
 * Spring Boot's module for them is not, and Spring Boot does not say so.
 */
final class TracingMissingWarning implements SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(TracingMissingWarning.class);

	private final ObjectProvider<Tracer> tracer;

	TracingMissingWarning(ObjectProvider<Tracer> tracer) {
		this.tracer = tracer;
	}

	@Override
	public void afterSingletonsInstantiated() {
		Tracer tracer = this.tracer.getIfAvailable();
		if (tracer == null || tracer == Tracer.NOOP) {
			logger.warn("No request will be traced: there is no Tracer. Spring Boot needs "
					+ "org.springframework.boot:spring-boot-micrometer-tracing-opentelemetry, "
					+ "io.micrometer:micrometer-tracing-bridge-otel and io.opentelemetry:opentelemetry-exporter-otlp; "
					+ "the first is the one usually missing");
		}
	}

}
