package org.reviewscope.observability.autoconfigure.delivery;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.observability.autoconfigure.TestApplication;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * The log of a start without a usable endpoint.
 */
@ExtendWith(OutputCaptureExtension.class)
class EndpointMissingTests {

	private static final String NO_DEFAULTS = "--reviewscope.observability.defaults.enabled=false";

	private static final String NO_LOGS = "--management.logging.export.otlp.enabled=false";

	@Test
	void telemetryThatNobodyReceivesIsOneLine(CapturedOutput output) {
		start(NO_DEFAULTS);
		assertThat(output.getOut().lines().filter((line) -> line.contains("Nobody receives the traces and logs")))
			.hasSize(1);
	}

	@Test
	void whatIsSwitchedOffIsNotMissed(CapturedOutput output) {
		start(NO_DEFAULTS, NO_LOGS);
		assertThat(output).contains("Nobody receives the traces:");
		start(NO_DEFAULTS, "--reviewscope.observability.logs.enabled=false",
				"--management.tracing.export.enabled=false");
		assertThat(output).doesNotContain("Nobody receives the logs");
	}

	@Test
	void endpointsOfTheDefaultsAreEnough(CapturedOutput output) {
		start("--management.opentelemetry.tracing.export.schedule-delay=1h",
				"--management.opentelemetry.logging.export.schedule-delay=1h", NO_LOGS);
		assertThat(output).doesNotContain("Nobody receives");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/v1/traces", "collector:4318/v1/traces" })
	void endpointThatIsNoUrlIsExplainedWithoutAStackTrace(String endpoint, CapturedOutput output) {
		assertThatException().isThrownBy(() -> start(NO_DEFAULTS, NO_LOGS,
				"--management.opentelemetry.tracing.export.otlp.endpoint=" + endpoint));
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("An OTLP endpoint is no URL. Invalid endpoint, must")
			.contains("Set OTEL_EXPORTER_OTLP_ENDPOINT to a URL such as http://collector:4318")
			.doesNotContain("Application run failed");
	}

	private static void start(String... arguments) {
		SpringApplication application = new SpringApplication(App.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.run(arguments).close();
	}

	@TestApplication
	static class App {

	}

}
