package org.reviewscope.console.launch.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
	@MethodSource("switches")
	@ValueSource(strings = { "SPRING_DATASOURCE_URL", "SPRING_DATASOURCE_USERNAME", "SPRING_DATASOURCE_PASSWORD",
			"REVIEWSCOPE_ENVIRONMENT" })
	void documentedVariablesWorkWithoutMore(String name) {
		ServiceEnvironment environment = new ServiceEnvironment(Map.of(name, "value", "SPRING_DATASOURCE", "foreign"));

		assertThat(environment.with(Map.of())).containsOnly(Map.entry(name, "value"));
		assertThat(environment.removed()).containsExactly("SPRING_DATASOURCE");
	}

	/** The table of switches, which holds for this launcher and for Compose. */
	private static List<String> switches() throws IOException {
		String page = Files.readString(Path.of("../docs/configuration.md"));
		String table = page.substring(page.indexOf("## Switches"), page.indexOf("More settings"));
		List<String> names = Pattern.compile("(?m)^\\| `(\\w+)`")
			.matcher(table)
			.results()
			.map((row) -> row.group(1))
			.toList();
		assertThat(names).hasSize(9);
		return names;
	}

	@Test
	void launcherHasTheLastWordOnWhatItSets() {
		ServiceEnvironment environment = new ServiceEnvironment(Map.of("REVIEWSCOPE_DATA_DIR", "/elsewhere"));

		assertThat(environment.with(Map.of("REVIEWSCOPE_DATA_DIR", "/data")))
			.containsOnly(Map.entry("REVIEWSCOPE_DATA_DIR", "/data"));
	}

}
