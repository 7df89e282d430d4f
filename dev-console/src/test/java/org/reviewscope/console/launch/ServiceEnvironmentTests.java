package org.reviewscope.console.launch;

import java.util.Map;

import org.junit.jupiter.api.Test;

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
		assertThat(new ServiceEnvironment(INHERITED).stripped()).containsExactly("MANAGEMENT_TRACING_ENABLED",
				"OTEL_EXPORTER_OTLP_ENDPOINT", "SERVER_PORT", "SPRING_PROFILES_ACTIVE");
	}

	@Test
	void userCanHandOneOnAllTheSame() {
		ServiceEnvironment environment = new ServiceEnvironment(Map.of("SPRING_DATASOURCE_URL", "jdbc:postgresql:x",
				"SPRING_PROFILES_ACTIVE", "prod", ServiceEnvironment.KEEP, "OTHER, SPRING_DATASOURCE_URL"));

		assertThat(environment.with(Map.of())).containsEntry("SPRING_DATASOURCE_URL", "jdbc:postgresql:x")
			.doesNotContainKey("SPRING_PROFILES_ACTIVE");
	}

}
