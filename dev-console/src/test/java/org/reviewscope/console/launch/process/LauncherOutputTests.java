package org.reviewscope.console.launch.process;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each line says who wrote it, in colour only for people.
 */
class LauncherOutputTests {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	@Test
	void linesBearTheNameOfTheirService() {
		output(false).log("gateway-service", "Started");
		output(false).log("model-store-service", "Started");

		assertThat(this.bytes.toString(StandardCharsets.UTF_8)).hasLineCount(2)
			.containsSubsequence("gateway-service     | Started", "model-store-service | Started");
	}

	@Test
	void coloursAreForTerminals() {
		output(true).log("gateway-service", "Started");

		assertThat(this.bytes.toString(StandardCharsets.UTF_8)).startsWith("\033[").contains("\033[0m Started");
	}

	private LauncherOutput output(boolean colour) {
		return new LauncherOutput(new PrintStream(this.bytes, true, StandardCharsets.UTF_8), colour);
	}

}
