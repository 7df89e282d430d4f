package org.reviewscope.console.launch.project;

import java.util.HashMap;
import java.util.Map;

/**
 * The variables that make a program send its telemetry to the console, whichever of these
 * sends it: OpenTelemetry's agent, an SDK, or Spring Boot 3 or 4. Variables for the
 * others have no effect.
 */
public final class ProjectEnvironment {

	private ProjectEnvironment() {
	}

	/**
	 * Gives the variables.
	 * @param name the service name
	 * @param otlp the address of the console's OTLP receiver over HTTP
	 * @return the variables
	 */
	public static Map<String, String> of(String name, String otlp) {
		Map<String, String> variables = new HashMap<>(openTelemetry(name, otlp));
		variables.put("MANAGEMENT_OPENTELEMETRY_RESOURCEATTRIBUTES_SERVICE_NAME", name);
		variables.put("MANAGEMENT_TRACING_SAMPLING_PROBABILITY", "1.0");
		variables.put("MANAGEMENT_OTLP_METRICS_EXPORT_URL", otlp + "/v1/metrics");
		variables.put("MANAGEMENT_OTLP_METRICS_EXPORT_STEP", "10s");
		// Spring Boot 4; from 4.1 on, the variables of OpenTelemetry would do
		variables.put("MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT", otlp + "/v1/traces");
		variables.put("MANAGEMENT_OPENTELEMETRY_LOGGING_EXPORT_OTLP_ENDPOINT", otlp + "/v1/logs");
		// Spring Boot 3
		variables.put("MANAGEMENT_OTLP_TRACING_ENDPOINT", otlp + "/v1/traces");
		variables.put("MANAGEMENT_OTLP_LOGGING_ENDPOINT", otlp + "/v1/logs");
		return variables;
	}

	private static Map<String, String> openTelemetry(String name, String otlp) {
		return Map.of("OTEL_SERVICE_NAME", name, "OTEL_EXPORTER_OTLP_ENDPOINT", otlp, "OTEL_EXPORTER_OTLP_PROTOCOL",
				"http/protobuf", "OTEL_TRACES_EXPORTER", "otlp", "OTEL_METRICS_EXPORTER", "otlp", "OTEL_LOGS_EXPORTER",
				"otlp", "OTEL_TRACES_SAMPLER", "parentbased_always_on",
				// The current names of database attributes; the agent's default are the
				// old ones
				"OTEL_SEMCONV_STABILITY_OPT_IN", "database",
				// In milliseconds; the default is a minute
				"OTEL_METRIC_EXPORT_INTERVAL", "10000");
	}

}
