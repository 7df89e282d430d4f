package org.reviewscope.console.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.console.launch.process.LaunchException;
import org.reviewscope.console.launch.project.Project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What stands on the command line of the tool is taken, or refused in words.
 */
class ToolArgumentsTests {

	@TempDir
	private Path folder;

	@Test
	void nothingIsTheConsoleAlone() {
		assertThat(ToolArguments.of())
			.isEqualTo(new ToolArguments(false, false, java.util.List.of(), null, java.util.List.of()));
	}

	@Test
	void projectsHaveTheNamesOfTheirFoldersOrOneThatIsGiven() throws IOException {
		ToolArguments arguments = ToolArguments.of("--run", project("shop").toString(), "--run",
				"bank=" + project("a=b"), "--agent", "agent.jar");

		assertThat(arguments.projects()).extracting(Project::name).containsExactly("shop", "bank");
		assertThat(arguments.projects()).extracting(Project::path)
			.containsExactly(this.folder.resolve("shop"), this.folder.resolve("a=b"));
		assertThat(arguments.agent()).isEqualTo(Path.of("agent.jar"));
	}

	@Test
	void twoOfOneNameAreRefused() throws IOException {
		String shop = project("shop").toString();

		assertThatExceptionOfType(LaunchException.class)
			.isThrownBy(() -> ToolArguments.of("--run", shop, "--run", shop))
			.withMessage("Two projects are called shop: give one of them another name, --run NAME=PATH");
	}

	@Test
	void propertiesArePassedOn() {
		ToolArguments arguments = ToolArguments.of("--server.port=3001", "--reviewscope.console.runs.max-runs=10",
				"--server.port=3002");

		assertThat(arguments.properties()).containsExactly("--server.port=3001",
				"--reviewscope.console.runs.max-runs=10", "--server.port=3002");
		assertThat(arguments.property("server.port")).isEqualTo("3002");
		assertThat(arguments.property("server")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "--port=3000", "run", "-v", "--", "--run=../shop", "--server.port" })
	void unknownArgumentIsRefused(String argument) {
		assertThatExceptionOfType(LaunchException.class).isThrownBy(() -> ToolArguments.of(argument))
			.withMessage("Unknown argument %s: see --help".formatted(argument));
	}

	@ParameterizedTest
	@ValueSource(strings = { "--run", "--agent" })
	void missingPathIsRefused(String option) {
		assertThatExceptionOfType(LaunchException.class).isThrownBy(() -> ToolArguments.of(option))
			.withMessage(option + " needs a path after it: see --help");
	}

	@Test
	void helpAndVersionNeedNothingElse() {
		assertThat(ToolArguments.of("--help").help()).isTrue();
		assertThat(ToolArguments.of("-h").help()).isTrue();
		assertThat(ToolArguments.of("--version").version()).isTrue();
	}

	private Path project(String name) throws IOException {
		Path project = Files.createDirectory(this.folder.resolve(name));
		Files.createFile(project.resolve("pom.xml"));
		return project;
	}

}
