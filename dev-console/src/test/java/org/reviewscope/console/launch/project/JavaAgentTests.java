package org.reviewscope.console.launch.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reviewscope.console.launch.process.LaunchException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The agent is the one that the user names, or the newest that Maven has.
 */
class JavaAgentTests {

	@TempDir
	private Path repository;

	@Test
	void newestThatIsThereIsTaken() throws IOException {
		install("2.9.0", true);
		Path newest = install("2.28.1", true);
		install("2.30.0", false);

		assertThat(JavaAgent.find(null, this.repository).jar()).isEqualTo(newest);
	}

	@Test
	void thereMayBeNone() {
		assertThat(JavaAgent.find(null, this.repository).jar()).isNull();
	}

	@Test
	void namedOneIsTakenAndMustBeThere() throws IOException {
		install("2.28.1", true);
		Path own = Files.createFile(this.repository.resolve("agent.jar"));
		Path missing = this.repository.resolve("missing.jar");

		assertThat(JavaAgent.find(own, this.repository).jar()).isEqualTo(own);
		assertThatExceptionOfType(LaunchException.class).isThrownBy(() -> JavaAgent.find(missing, this.repository))
			.withMessage("There is no agent at %s: check the path after --agent".formatted(missing));
	}

	private Path install(String version, boolean complete) throws IOException {
		Path folder = Files.createDirectories(
				this.repository.resolve("io/opentelemetry/javaagent/opentelemetry-javaagent/" + version));
		Path jar = folder.resolve("opentelemetry-javaagent-" + version + ".jar");
		return complete ? Files.createFile(jar) : jar;
	}

}
