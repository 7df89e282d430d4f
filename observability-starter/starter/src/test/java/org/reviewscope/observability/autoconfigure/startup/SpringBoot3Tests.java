package org.reviewscope.observability.autoconfigure.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that is still on Spring Boot 3, in a process of its own with the class
 * path that Maven would give it: Spring Boot 3's jars where there are any, and of Spring
 * Boot 4 only the modules that the starter brings and Spring Boot 3 does not manage.
 */
class SpringBoot3Tests {

	// Copied there by maven-dependency-plugin
	private static final Path JARS = Path.of("target", "spring-boot-3");

	private static final Predicate<String> REPLACED = Pattern.compile(
			"spring-(?!boot-(opentelemetry|micrometer-(observation|tracing))).*|datasource-micrometer.*|thymeleaf.*")
		.asMatchPredicate();

	@TempDir
	private Path directory;

	@Test
	void startsWithoutTheStarterAndSaysSoInOneLine() throws Exception {
		List<String> output = run();
		assertThat(output).anyMatch((line) -> line.startsWith("Works on Spring Boot 3."))
			.noneMatch((line) -> line.startsWith("\tat "));
		assertThat(output.stream().filter((line) -> line.contains("WARN"))).singleElement()
			.asString()
			.contains("is left out: it needs Spring Boot 4.1 or newer, and this is 3.");
	}

	private List<String> run() throws IOException, InterruptedException {
		Path java = Path.of(System.getProperty("java.home"), "bin", "java");
		Path output = this.directory.resolve("output");
		Process process = new ProcessBuilder(java.toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
				classPath(), App.class.getName())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
		return Files.readAllLines(output);
	}

	private static String classPath() throws IOException {
		try (Stream<Path> jars = Files.list(JARS)) {
			Stream<String> own = Arrays
				.stream(System.getProperty("java.class.path").split(System.getProperty("path.separator")))
				.filter((entry) -> !REPLACED.test(Path.of(entry).getFileName().toString()));
			return Stream.concat(jars.map((jar) -> jar.toAbsolutePath().toString()), own)
				.collect(Collectors.joining(System.getProperty("path.separator")));
		}
	}

	@EnableAutoConfiguration
	public static class App {

		public static void main(String[] arguments) {
			SpringApplication application = new SpringApplication(App.class);
			application.setWebApplicationType(WebApplicationType.NONE);
			application.run(arguments).close();
			System.out.println("Works on Spring Boot " + SpringBootVersion.getVersion());
		}

	}

}
