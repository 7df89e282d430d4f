package org.reviewscope.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.micrometer.docs.DocsGeneratorCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps {@code docs/telemetry.md} what the documentation enums in the sources say.
 * <p>
 * {@code ./mvnw -pl system-tests -am verify -Dtelemetry.docs.update=true
 * -Dtest=TelemetryDocumentTests -Dsurefire.failIfNoSpecifiedTests=false} writes it anew.
 */
class TelemetryDocumentTests {

	private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

	private static final Path DOCUMENT = REPOSITORY.resolve("docs/telemetry.md");

	private static final String INTRODUCTION = """
			# What the suite tells about itself

			Generated from the documentation enums in the sources; a test fails when it is out of date.
			Names are as in the Prometheus scrape, less the suffix of their type: a counter ends in `_total`, a timer in
			`_seconds` with `_count`, `_sum` and `_bucket`, a summary in `_count`, `_sum` and `_bucket`. Attributes of spans are never labels of metrics.
			HTTP, JDBC, JVM, process and executor metrics are the libraries' own.

			## Metrics

			%s
			## Spans

			%s""";

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path generated;

	@Test
	void documentSaysWhatTheSourcesSay() throws IOException {
		String document = generate();
		if (Boolean.getBoolean("telemetry.docs.update")) {
			Files.writeString(DOCUMENT, document);
		}
		assertThat(DOCUMENT).content().isEqualTo(document);
	}

	private String generate() throws IOException {
		Path templates = REPOSITORY.resolve("config/telemetry-docs");
		int exit = new CommandLine(new DocsGeneratorCommand()).execute("--metrics", "--spans",
				"--metrics-template=" + templates.resolve("metrics.md.hbs"), "--metrics-output=metrics.md",
				"--spans-template=" + templates.resolve("spans.md.hbs"), "--spans-output=spans.md",
				REPOSITORY.toString(), ".*/src/main/java/.*", this.generated.toString());
		assertThat(exit).isZero();
		return INTRODUCTION.formatted(read("metrics.md"), read("spans.md"));
	}

	/** Timers of what is in flight are switched off in all services. */
	private String read(String name) throws IOException {
		String text = Files.readString(this.generated.resolve(name));
		return text.replaceAll(".*\\(long task timer\\)\n", "").replaceAll("\n{3,}", "\n\n").strip() + "\n";
	}

}
