package org.reviewscope.observability.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.micrometer.tracing.Tracer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Variables that beat every property, which only a process of its own can have.
 */
class EnvironmentVariablesTests {

	private final OtlpSink sink = OtlpSink.start();

	@TempDir
	private Path directory;

	@AfterEach
	void stop() {
		this.sink.close();
	}

	@Test
	void noneLeaksIntoTheseTests() {
		assertThat(System.getenv().keySet()).noneMatch((name) -> name.startsWith("OTEL_"));
	}

	@Test
	void endpointBeatsTheCommandLineAndAttributesBeatTheDefaults() throws Exception {
		run(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", this.sink.url(), "OTEL_RESOURCE_ATTRIBUTES",
				"service.instance.id=pod-1"),
				"--management.opentelemetry.tracing.export.otlp.endpoint=http://localhost:1/v1/traces");
		assertThat(this.sink.spans()).extracting((span) -> span.getName()).containsExactly("a span");
		assertThat(this.sink.logRecords()).isNotEmpty();
		assertThat(this.sink.resource()).containsEntry("service.instance.id", "pod-1")
			.containsEntry("deployment.environment.name", "local");
	}

	@Test
	void disabledMeansThatNothingIsSent() throws Exception {
		run(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", this.sink.url(), "OTEL_SDK_DISABLED", "true"));
		assertThat(this.sink.encodings()).isEmpty();
	}

	@Test
	void emptyEndpointIsNone() throws Exception {
		run(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", ""));
		assertThat(Files.readAllLines(this.directory.resolve("out"))).noneMatch((line) -> line.startsWith("\tat "));
	}

	private void run(Map<String, String> variables, String... arguments) throws IOException, InterruptedException {
		Path java = Path.of(System.getProperty("java.home"), "bin", "java");
		ProcessBuilder builder = new ProcessBuilder(java.toString(), "-XX:TieredStopAtLevel=1", "-cp",
				System.getProperty("java.class.path"), Main.class.getName());
		builder.command().addAll(List.of(arguments));
		builder.environment().putAll(variables);
		builder.directory(this.directory.toFile()).inheritIO().redirectOutput(this.directory.resolve("out").toFile());
		Process process = builder.start();
		assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
		assertThat(process.exitValue()).isZero();
	}

	@TestApplication
	public static class Main {

		public static void main(String[] arguments) {
			SpringApplication application = new SpringApplication(Main.class);
			application.setWebApplicationType(WebApplicationType.NONE);
			try (ConfigurableApplicationContext context = application.run(arguments)) {
				context.getBean(Tracer.class).nextSpan().name("a span").start().end();
			}
		}

	}

}
