package org.reviewscope.faults.telemetry;

import org.reviewscope.faults.Fault;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;

/**
 * The faults of the telemetry. After the starter's report of delivery, which looks for
 * the exporters themselves.
 */
@AutoConfiguration(afterName = "org.reviewscope.observability.autoconfigure.delivery.DeliveryReportAutoConfiguration")
@ConditionalOnBooleanProperty("reviewscope.faults.enabled")
public final class TelemetryFaultsAutoConfiguration {

	@Bean
	static ExportEffects exportEffects() {
		return new ExportEffects();
	}

	@Bean
	static ExporterPostProcessor exporterPostProcessor(ExportEffects effects) {
		return new ExporterPostProcessor(effects);
	}

	@Bean
	Fault exporterDropped(ExportEffects effects) {
		return ExportFault.dropped(effects);
	}

	@Bean
	Fault exporterSlow(ExportEffects effects) {
		return ExportFault.slow(effects);
	}

	@Bean
	Fault clockSkew(ExportEffects effects) {
		return ExportFault.clockSkew(effects);
	}

}
