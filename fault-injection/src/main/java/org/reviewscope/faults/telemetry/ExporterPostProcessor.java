package org.reviewscope.faults.telemetry;

import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;

import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Puts the faults before each exporter.
 */
class ExporterPostProcessor implements BeanPostProcessor {

	private final ExportEffect effect;

	ExporterPostProcessor(ExportEffect effect) {
		this.effect = effect;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return switch (bean) {
			case SpanExporter exporter -> new FaultySpanExporter(exporter, this.effect);
			case LogRecordExporter exporter -> new FaultyLogRecordExporter(exporter, this.effect);
			default -> bean;
		};
	}

}
