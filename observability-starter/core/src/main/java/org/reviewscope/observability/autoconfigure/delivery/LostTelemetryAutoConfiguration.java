package org.reviewscope.observability.autoconfigure.delivery;

import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.opentelemetry.autoconfigure.ConditionalOnEnabledOpenTelemetry;
import org.springframework.boot.opentelemetry.autoconfigure.logging.OpenTelemetryLoggingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.logging.OpenTelemetryLoggingProperties;
import org.springframework.context.annotation.Bean;

/**
 * Counts the telemetry that is lost in the service.
 */
@AutoConfiguration(before = OpenTelemetryLoggingAutoConfiguration.class)
@ConditionalOnClass({ BatchLogRecordProcessor.class, MeterRegistry.class, OpenTelemetryLoggingProperties.class })
@ConditionalOnEnabledOpenTelemetry
@EnableConfigurationProperties(OpenTelemetryLoggingProperties.class)
public final class LostTelemetryAutoConfiguration {

	@Bean
	LostTelemetry lostTelemetry() {
		return new LostTelemetry();
	}

	@Bean
	@ConditionalOnMissingBean
	MeterProvider queueMeters(LostTelemetry lost) {
		return new QueueMeters(lost);
	}

	// As Spring Boot's, which gives the meters to the queue of spans only
	@Bean
	@ConditionalOnMissingBean
	BatchLogRecordProcessor countedLogRecordProcessor(ObjectProvider<LogRecordExporter> exporters,
			OpenTelemetryLoggingProperties properties, ObjectProvider<MeterProvider> meters) {
		List<LogRecordExporter> all = exporters.orderedStream().toList();
		OpenTelemetryLoggingProperties.Export export = properties.getExport();
		return BatchLogRecordProcessor.builder(LogRecordExporter.composite(all))
			.setExporterTimeout(export.getTimeout())
			.setMaxQueueSize(export.getMaxQueueSize())
			.setScheduleDelay(export.getScheduleDelay())
			.setMaxExportBatchSize(export.getMaxBatchSize())
			.setMeterProvider(meters.getIfAvailable(MeterProvider::noop))
			.build();
	}

}
