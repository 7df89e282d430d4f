package org.reviewscope.inference.drift;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Wires what watches for drift.
 */
@Configuration(proxyBeanMethods = false)
class DriftConfiguration {

	@Bean
	DriftMetrics driftMetrics(MeterRegistry registry) {
		return new DriftMetrics(registry);
	}

	@Bean
	DriftMonitor driftMonitor(DriftProperties properties, DriftMetrics metrics) {
		return new DriftMonitor(properties, metrics);
	}

}
