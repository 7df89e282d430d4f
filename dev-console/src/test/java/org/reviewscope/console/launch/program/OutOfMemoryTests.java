package org.reviewscope.console.launch.program;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.reviewscope.console.launch.process.ServiceDefinition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

/**
 * A process without memory ends at once: one that lives on without some of its threads
 * looks well and does nothing.
 */
class OutOfMemoryTests {

	private static final Pattern ARGUMENT = Pattern.compile("<argument>(-X[^<]*)</argument>");

	@ParameterizedTest
	@MethodSource
	void processEndsAndSaysWhy(List<String> flags) throws Exception {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
		command.addAll(flags);
		command.addAll(List.of("-Xmx16m", "-cp", System.getProperty("java.class.path"), HungryProgram.class.getName()));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		try {
			assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("has ended").isTrue();
			assertThat(process.exitValue()).isEqualTo(3);
			assertThat(process.inputReader().readAllAsString()).contains("java.lang.OutOfMemoryError: Java heap space");
		}
		finally {
			process.destroyForcibly();
		}
	}

	static Stream<Arguments> processEndsAndSaysWhy() throws Exception {
		ServiceDefinition service = new ServiceDefinition("shop", "org.example.Shop", "http://localhost:1", "64m",
				Map.of());
		return Stream.of(argumentSet("a launched service", Program.jvmFlags(service)),
				argumentSet("the launcher", flags(ARGUMENT, Files.readString(Path.of("pom.xml")))),
				argumentSet("the images", flags(Pattern.compile("(?m)^(-XX:.*OutOfMemory.*)$"),
						Files.readString(Path.of("../docker/java.options")))));
	}

	private static List<String> flags(Pattern pattern, String text) {
		return pattern.matcher(text).results().map((flag) -> flag.group(1)).toList();
	}

}
