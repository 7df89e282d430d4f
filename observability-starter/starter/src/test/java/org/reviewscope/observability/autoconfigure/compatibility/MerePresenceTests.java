package org.reviewscope.observability.autoconfigure.compatibility;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * What changes in an application by the libraries alone that the starter brings, in
 * processes with the class path of such an application: nothing but the endpoints of
 * Actuator.
 */
class MerePresenceTests {

	/**
	 * Libraries of the other applications, which share a class path in these tests.
	 */
	private static final Pattern OTHERS = Pattern.compile("(spring-boot-|spring-boot-starter-|spring-)?"
			+ "(thymeleaf|security|jdbc|data|hibernate|jpa|orm|tx|transaction|persistence|kafka|messaging|validation"
			+ "|restclient|webclient|webflux|aspects).*|(hibernate|h2|HikariCP|kafka|jakarta\\.(validation|persistence)"
			+ "|datasource|attoparser|unbescape|reactor).*");

	/**
	 * What the starter brings and Spring Boot's starter for the web does not.
	 */
	private static final Pattern BROUGHT = Pattern.compile("spring-boot-(starter-)?(actuator|aspectj|health"
			+ "|micrometer|opentelemetry).*|micrometer-(?!commons|observation-\\d).*|opentelemetry.*|prometheus.*"
			+ "|aspectj.*|reviewscope-.*|context-propagation.*|HdrHistogram.*|LatencyUtils.*");

	@Test
	void onlyEndpointsAreAdded() throws Exception {
		Map<Request, String> without = answers((entry) -> !isOurs(entry) && !BROUGHT.matcher(name(entry)).matches());
		Map<Request, String> with = answers((entry) -> true);
		SoftAssertions.assertSoftly((softly) -> {
			without.forEach((request, answer) -> softly.assertThat(answer)
				.as("%s without the starter", request)
				.startsWith("HTTP/1.1 " + request.status() + " "));
			PlainApplication.REQUESTS.forEach((request) -> softly.assertThat(with.get(request))
				.as(request.toString())
				.isEqualTo(without.get(request)));
			PlainApplication.ADDED.forEach((request) -> softly.assertThat(with.get(request))
				.as(request.toString())
				.startsWith("HTTP/1.1 200 "));
		});
	}

	private static Map<Request, String> answers(Predicate<String> classPath) throws IOException {
		// The first of the JVM's compilers alone halves the time of a start
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath(classPath),
				PlainApplication.class.getName(), "--server.port=0", "--management.tracing.export.otlp.enabled=false",
				"--management.logging.export.otlp.enabled=false")
			.redirectErrorStream(true)
			.start();
		try (BufferedReader output = process.inputReader()) {
			int port = port(output);
			return Stream.concat(PlainApplication.REQUESTS.stream(), PlainApplication.ADDED.stream())
				.collect(Collectors.toMap((request) -> request, (request) -> request.send(port)));
		}
		finally {
			process.destroyForcibly();
		}
	}

	private static int port(BufferedReader output) {
		return output.lines()
			.filter((line) -> line.startsWith(PlainApplication.PORT))
			.map((line) -> Integer.valueOf(line.substring(PlainApplication.PORT.length())))
			.findFirst()
			.orElseThrow();
	}

	private static String classPath(Predicate<String> wanted) {
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !OTHERS.matcher(name(entry)).matches() && wanted.test(entry))
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static boolean isOurs(String entry) {
		return !entry.endsWith(".jar") && !entry.contains("test-classes");
	}

	private static String name(String entry) {
		return Path.of(entry).getFileName().toString();
	}

}
