package org.reviewscope.system.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.docs.DocsGeneratorCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps {@code docs/telemetry.md}, and the descriptions in the scrapes of the services,
 * equal to the documentation enums in the sources.
 * <p>
 * {@code ./mvnw -pl system-tests -am verify -Dtelemetry.docs.update=true
 * -Dtest=TelemetryDocumentTests -Dsurefire.failIfNoSpecifiedTests=false} writes them
 * again.
 */
class TelemetryDocumentTests {

	private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

	private static final Path DOCUMENT = REPOSITORY.resolve("docs/telemetry.md");

	private static final Path TEMPLATES = REPOSITORY.resolve("config/telemetry-docs");

	private static final String STARTER = "observability-starter/core";

	/** No service contains it: what it has is a part of no service's scrape. */
	private static final String ROLLBAR = "observability-starter/rollbar";

	private static final List<String> SERVICES = List.of("gateway-service", "inference-service", "model-store-service");

	private static final String INTRODUCTION = """
			# What the suite tells about itself

			Generated from the documentation enums in the sources; a test fails when it is out of date, and another one when a
			scrape has other names, descriptions or buckets. HTTP, JDBC, JVM, process and executor metrics are the libraries' own.

			## Metrics

			Names are those of the Prometheus scrape. A histogram has `_bucket`, `_count` and `_sum`, a summary `_count` and `_sum`.
			Attributes of spans are never labels of metrics. Every timer has a label `error`: the class of the exception that
			ended what was timed, or `none`; only `inference_queue_seconds` has not.

			%s## Spans

			%s
			## Log events

			Log lines that mark an event: they have the attribute `event.name`, which Loki calls `event_name`:
			`{service_namespace="reviewscope"} | event_name="model.swapped"`.

			| `event.name` | service | level | line | further attributes |
			|---|---|---|---|---|
			%s""";

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path generated;

	@Test
	void documentSaysWhatTheSourcesSay() throws IOException {
		assertUpToDate(DOCUMENT, INTRODUCTION.formatted(metrics(), spans(), logEvents()));
	}

	@ParameterizedTest
	@MethodSource
	void descriptionsOfMetersSayWhatTheSourcesSay(String module) throws IOException {
		assertUpToDate(REPOSITORY.resolve(module).resolve("src/main/resources/META-INF/meter-descriptions.properties"),
				metrics(module).map(MetricEntry::property)
					.collect(Collectors.joining("", "# Generated from the documentation enums\n", "")));
	}

	static Stream<String> descriptionsOfMetersSayWhatTheSourcesSay() {
		return Stream.concat(Stream.of(STARTER, ROLLBAR), SERVICES.stream());
	}

	private static void assertUpToDate(Path file, String content) throws IOException {
		if (Boolean.getBoolean("telemetry.docs.update")) {
			Files.createDirectories(file.getParent());
			Files.writeString(file, content);
		}
		assertThat(file).content().isEqualTo(content);
	}

	private String metrics() throws IOException {
		StringBuilder text = new StringBuilder(metrics("Every service", STARTER));
		for (String service : SERVICES) {
			text.append(metrics(service, service));
		}
		return text.append(metrics("A service that sends to Rollbar", ROLLBAR)).toString();
	}

	private String metrics(String title, String module) throws IOException {
		return metrics(module).map(MetricEntry::markdown).collect(Collectors.joining("", "### " + title + "\n\n", ""));
	}

	private Stream<MetricEntry> metrics(String module) throws IOException {
		return MetricEntry.parse(generate("metrics", REPOSITORY.resolve(module)));
	}

	private String spans() throws IOException {
		String spans = generate("spans", REPOSITORY);
		// What the timer of the same observation consists of
		return spans.replaceAll("(?m)^Histogram with .*\n\n", "").replaceAll("\n{3,}", "\n\n").strip() + "\n";
	}

	private static String logEvents() {
		// The part that inference and store share
		return Stream.concat(SERVICES.stream(), Stream.of("service-trust"))
			.flatMap(LogEventEntry::of)
			.sorted(Comparator.comparing(LogEventEntry::name))
			.map(LogEventEntry::row)
			.collect(Collectors.joining());
	}

	private String generate(String what, Path sources) throws IOException {
		int exit = new CommandLine(new DocsGeneratorCommand()).execute("--" + what,
				"--%s-template=%s".formatted(what, TEMPLATES.resolve(what + ".md.hbs")),
				"--%s-output=%s.md".formatted(what, what), sources.toString(), ".*/src/main/java/.*",
				this.generated.toString());
		assertThat(exit).isZero();
		return Files.readString(this.generated.resolve(what + ".md"));
	}

}
