package org.reviewscope.console.launch.variable;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.console.launch.variable.VariableChange.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Variables are changed unless no process could have them, or the launcher would not find
 * the service any more.
 */
class VariableChangeTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "1A", "A-B", "A B", "A=B", "Ä", "A\n" })
	void badNameIsRefused(String name) {
		assertThatExceptionOfType(VariableException.class).isThrownBy(() -> set(name, "x"))
			.withMessageContaining("letters, digits and _");
	}

	@Test
	void limitsHold() {
		assertThat(set("A".repeat(128), "x".repeat(4096)).value()).hasSize(4096);
		assertThatExceptionOfType(VariableException.class).isThrownBy(() -> set("A".repeat(129), "x"));
		assertThatExceptionOfType(VariableException.class).isThrownBy(() -> set("A", "x".repeat(4097)))
			.withMessage("A value has 4096 characters at most");
		assertThatExceptionOfType(VariableException.class).isThrownBy(() -> set("A", "x\0"))
			.withMessage("A value has no character 0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SERVER_PORT", "server_port", "SERVERPORT", "SERVER_ADDRESS", "MANAGEMENT_SERVER_PORT",
			"SERVER_SSL_ENABLED", "SERVER_SERVLET_CONTEXT_PATH", "MANAGEMENT_ENDPOINTS_WEB_BASE_PATH" })
	void whatTheLauncherNeedsStays(String name) {
		assertThatExceptionOfType(VariableException.class)
			.isThrownBy(() -> set(name, "1").checkedFor("http://localhost:8080"))
			.withMessage(name + " stays as it is: the launcher has to find the service at http://localhost:8080 in "
					+ "order to know when it is ready");
		assertThatExceptionOfType(VariableException.class)
			.isThrownBy(() -> new VariableChange(name, Kind.REMOVE, "").checkedFor("http://localhost:8080"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "SERVER_TOMCAT_THREADS_MAX", "OTEL_EXPORTER_OTLP_ENDPOINT", "SPRING_PROFILES_ACTIVE",
			"JAVA_TOOL_OPTIONS", "MANAGEMENT_TRACING_SAMPLING_PROBABILITY" })
	void othersMayChange(String name) {
		assertThatNoException().isThrownBy(() -> set(name, "1").checkedFor("http://localhost:8080"));
	}

	@Test
	void profileStaysWhereItBringsCertificates() {
		assertThatExceptionOfType(VariableException.class)
			.isThrownBy(() -> set("SPRING_PROFILES_ACTIVE", "x").checkedFor("https://localhost:8081"));
	}

	@Test
	void wordOfTheConfigurationStaysAsItIs() {
		assertThatExceptionOfType(VariableException.class)
			.isThrownBy(() -> set("REVIEWSCOPE_CONFIGURATION_KEY", "x").checkedFor("http://localhost:8081"))
			.withMessage("REVIEWSCOPE_CONFIGURATION_KEY stays as it is: the launcher reads the configuration with it");
	}

	@Test
	void changesAreMadeAndUndone() {
		VariableChanges changes = VariableChanges.NONE.with(set("A", "1"))
			.with(set("A", "2"))
			.with(new VariableChange("B", Kind.REMOVE, ""))
			.with(set("C", "3"))
			.with(new VariableChange("C", Kind.UNDO, ""));

		assertThat(changes.applied(Map.of("A", "0", "B", "0", "C", "0"))).isEqualTo(Map.of("A", "2", "C", "0"));
	}

	@Test
	void changesAreCounted() {
		VariableChanges changes = VariableChanges.NONE;
		for (int variable = 0; variable < VariableChanges.MOST; variable++) {
			changes = changes.with(set("A" + variable, ""));
		}
		VariableChanges full = changes;

		assertThat(full.with(set("A0", "again")).byName()).hasSize(50);
		assertThatExceptionOfType(VariableException.class).isThrownBy(() -> full.with(set("B", "")))
			.withMessage("50 variables are changed, which is the limit: undo one");
	}

	private static VariableChange set(String name, String value) {
		return new VariableChange(name, Kind.SET, value);
	}

}
