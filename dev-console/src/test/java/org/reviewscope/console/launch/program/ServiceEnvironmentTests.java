package org.reviewscope.console.launch.program;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was meant for other programs does not reach the services.
 */
class ServiceEnvironmentTests {

	private static final Map<String, String> INHERITED = Map.of("PATH", "/bin", "OTEL_EXPORTER_OTLP_ENDPOINT",
			"http://elsewhere", "SPRING_PROFILES_ACTIVE", "prod", "SERVER_PORT", "1", "MANAGEMENT_TRACING_ENABLED",
			"false", "MODEL_STORE_ADMIN_TOKEN", "secret");

	@Test
	void foreignConfigurationIsHeldBack() {
		ServiceEnvironment environment = new ServiceEnvironment(INHERITED);

		assertThat(environment.with(Map.of("SERVER_PORT", "8080"))).containsOnly(Map.entry("PATH", "/bin"),
				Map.entry("SERVER_PORT", "8080"), Map.entry("MODEL_STORE_ADMIN_TOKEN", "secret"));
	}

	@Test
	void whatIsHeldBackIsNamedWithoutItsValue() {
		assertThat(new ServiceEnvironment(INHERITED).removed()).containsExactly("MANAGEMENT_TRACING_ENABLED",
				"OTEL_EXPORTER_OTLP_ENDPOINT", "SERVER_PORT", "SPRING_PROFILES_ACTIVE");
	}

	@Test
	void userIsToldWhatIsHeldBackAndHowToKeepIt() {
		assertThat(new ServiceEnvironment(INHERITED).notice()).get()
			.asString()
			.contains("SERVER_PORT, SPRING_PROFILES_ACTIVE", ServiceEnvironment.KEEP + "=NAME");
		assertThat(new ServiceEnvironment(Map.of("PATH", "/bin")).notice()).isEmpty();
	}

	@Test
	void userCanHandOneOnAllTheSame() {
		ServiceEnvironment environment = new ServiceEnvironment(Map.of("LOGGING_LEVEL_ROOT", "debug",
				"SPRING_PROFILES_ACTIVE", "prod", ServiceEnvironment.KEEP, "OTHER, LOGGING_LEVEL_ROOT"));

		assertThat(environment.with(Map.of())).containsEntry("LOGGING_LEVEL_ROOT", "debug")
			.doesNotContainKey("SPRING_PROFILES_ACTIVE");
	}

	@ParameterizedTest
	@ValueSource(strings = { "MANAGEMENT_TRACING_SAMPLING_PROBABILITY", "SPRING_DATASOURCE_URL",
			"SPRING_DATASOURCE_USERNAME", "SPRING_DATASOURCE_PASSWORD", "LOGGING_STRUCTURED_FORMAT_CONSOLE",
			"REVIEWSCOPE_ENVIRONMENT" })
	void documentedSwitchesWorkWithoutMore(String name) {
		ServiceEnvironment environment = new ServiceEnvironment(Map.of(name, "value", "SPRING_DATASOURCE", "foreign"));

		assertThat(environment.with(Map.of())).containsOnly(Map.entry(name, "value"));
		assertThat(environment.removed()).containsExactly("SPRING_DATASOURCE");
	}

	@Test
	void launcherHasTheLastWordOnWhatItSets() {
		ServiceEnvironment environment = new ServiceEnvironment(Map.of("REVIEWSCOPE_DATA_DIR", "/elsewhere"));

		assertThat(environment.with(Map.of("REVIEWSCOPE_DATA_DIR", "/data")))
			.containsOnly(Map.entry("REVIEWSCOPE_DATA_DIR", "/data"));
	}

}
