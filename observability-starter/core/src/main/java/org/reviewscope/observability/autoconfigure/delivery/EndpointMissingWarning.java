package org.reviewscope.observability.autoconfigure.delivery;

import java.util.LinkedHashMap;
import java.util.Map;

import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;

/**
 * Warns at start that telemetry is made and not sent: without an endpoint Spring Boot has
 * no exporter, and does not say so.
 */
final class EndpointMissingWarning implements SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(EndpointMissingWarning.class);

	private static final String TRACES = "management.tracing.export";

	private static final String LOGS = "management.logging.export";

	private final ListableBeanFactory beans;

	private final Environment environment;

	EndpointMissingWarning(ListableBeanFactory beans, Environment environment) {
		this.beans = beans;
		this.environment = environment;
	}

	@Override
	public void afterSingletonsInstantiated() {
		Map<String, String> unsent = new LinkedHashMap<>();
		if (isOn(TRACES) && isMissing(SpanExporter.class)) {
			unsent.put("traces", TRACES + ".otlp.enabled=false");
		}
		if (isOn(LOGS) && isOn("reviewscope.observability.logs") && isMissing(LogRecordExporter.class)) {
			unsent.put("logs", LOGS + ".otlp.enabled=false");
		}
		if (!unsent.isEmpty()) {
			logger.warn(
					"Nobody receives the {}: there is no OTLP endpoint. Set OTEL_EXPORTER_OTLP_ENDPOINT, or switch "
							+ "off what is not to be sent: {}",
					String.join(" and ", unsent.keySet()), String.join(", ", unsent.values()));
		}
	}

	private boolean isOn(String part) {
		boolean enabled = this.environment.getProperty(part + ".enabled", Boolean.class, true);
		return this.environment.getProperty(part + ".otlp.enabled", Boolean.class, enabled);
	}

	private boolean isMissing(Class<?> exporter) {
		return this.beans.getBeanNamesForType(exporter, true, false).length == 0;
	}

}
