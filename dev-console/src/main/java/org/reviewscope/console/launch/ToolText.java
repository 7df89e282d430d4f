package org.reviewscope.console.launch;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What the console says in the terminal when it runs as a tool.
 */
final class ToolText {

	private ToolText() {
	}

	static String version() {
		return "Reviewscope console " + Objects.requireNonNullElse(jarVersion(), "without a version");
	}

	static String help() {
		return """
				Shows traces, logs and metrics of programs that send OpenTelemetry, on http://localhost:3000.

				  java -jar dev-console.jar                      the console alone: send to port 4318 (HTTP) or 4317 (gRPC)
				  java -jar dev-console.jar --run ../shop        and a Spring Boot project, which is built, run and shown

				  --run PATH          a folder with pom.xml or build.gradle, or an executable jar; may be repeated
				  --run NAME=PATH     the same, with a name of your choice
				  --agent PATH        OpenTelemetry's Java agent, for projects that have no telemetry of their own;
				                      else the one in ~/.m2/repository is used, if there is one
				  --NAME=VALUE        a property of the console, such as --reviewscope.console.runs.enabled=false
				  --version, --help

				  Variables: CONSOLE_PORT, OTLP_PORT, OTLP_GRPC_PORT, REVIEWSCOPE_DATA_DIR (for runs; ~/.reviewscope),
				  REVIEWSCOPE_RUNS_ENABLED=false (keeps none), REVIEWSCOPE_MCP_ACTIONS=true (agents may restart projects)
				""";
	}

	static String banner(LaunchSettings settings) {
		String otlp = settings.url(PortSetting.OTLP);
		return """

				------------------------------------------------------------------------
				  %s is ready

				  See it     %s
				  Telemetry  %s   (OTLP; over gRPC: %s)

				  Send to it, from
				  any SDK or OpenTelemetry's Java agent, by variables:
				    OTEL_SERVICE_NAME=my-app
				    OTEL_EXPORTER_OTLP_ENDPOINT=%s
				    OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf
				  Spring Boot 4 with spring-boot-starter-opentelemetry, by properties:
				    management.tracing.sampling.probability=1.0
				    management.opentelemetry.tracing.export.otlp.endpoint=%s/v1/traces
				    management.otlp.metrics.export.url=%s/v1/metrics
				  or let the console run a project: --run path/to/project

				  Ctrl-C stops everything.
				------------------------------------------------------------------------
				""".formatted(version(), settings.url(PortSetting.CONSOLE), otlp, settings.url(PortSetting.OTLP_GRPC),
				otlp, otlp, otlp);
	}

	private static @Nullable String jarVersion() {
		return ToolText.class.getPackage().getImplementationVersion();
	}

}
