package org.reviewscope.system.tool;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.reviewscope.system.harness.Repository;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The image of the console agrees with the services' and with the build. Nothing is built
 * here.
 */
class ConsoleImageTests {

	@Test
	void baseImagesAreThoseOfTheServices() {
		assertThat(lines("dev-console/Dockerfile", "ARG [A-Z]+_IMAGE=.*")).hasSize(2)
			.isEqualTo(lines("Dockerfile", "ARG [A-Z]+_IMAGE=.*"));
	}

	@Test
	void mavenSeesEveryModule() {
		List<String> copied = lines("dev-console/Dockerfile.dockerignore", "!.*");

		assertThat(modules()).hasSizeGreaterThan(5)
			.allSatisfy((module) -> assertThat(copied).containsAnyOf("!" + module, "!" + module + "/pom.xml"));
	}

	private static List<String> modules() {
		return Pattern.compile("<module>(.*)</module>")
			.matcher(Repository.text(Path.of("pom.xml")))
			.results()
			.map((MatchResult module) -> module.group(1))
			.toList();
	}

	private static List<String> lines(String file, String pattern) {
		Stream<String> lines = Repository.text(Path.of(file)).lines();
		return lines.filter((line) -> line.matches(pattern)).toList();
	}

}
