package org.reviewscope.console.launch.project;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever sends a project's telemetry is told to send all of it here, under its name.
 */
class ProjectEnvironmentTests {

	@Test
	void agentSdkAndSpringBootAreTold() {
		assertThat(ProjectEnvironment.of("shop", "http://localhost:14318")).containsEntry("OTEL_SERVICE_NAME", "shop")
			.containsEntry("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:14318")
			.containsEntry("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
			.containsEntry("OTEL_SEMCONV_STABILITY_OPT_IN", "database")
			.containsEntry("MANAGEMENT_TRACING_SAMPLING_PROBABILITY", "1.0")
			.containsEntry("MANAGEMENT_OPENTELEMETRY_RESOURCEATTRIBUTES_SERVICE_NAME", "shop")
			.containsEntry("MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT", "http://localhost:14318/v1/traces")
			.containsEntry("MANAGEMENT_OPENTELEMETRY_LOGGING_EXPORT_OTLP_ENDPOINT", "http://localhost:14318/v1/logs")
			.containsEntry("MANAGEMENT_OTLP_TRACING_ENDPOINT", "http://localhost:14318/v1/traces")
			.containsEntry("MANAGEMENT_OTLP_METRICS_EXPORT_URL", "http://localhost:14318/v1/metrics");
	}

}
