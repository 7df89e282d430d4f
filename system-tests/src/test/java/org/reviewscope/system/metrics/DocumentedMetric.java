package org.reviewscope.system.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A metric as {@code docs/telemetry.md} shows it to readers.
 *
 * @param family name in the scrape
 * @param help what it tells
 * @param kind what it consists of
 */
record DocumentedMetric(String family, String help, String kind) {

	/**
	 * The first is there once a series has been denied, which needs a thousand others;
	 * the second with artifacts in S3, where the store's own tests read it.
	 */
	private static final List<String> RARE = List.of("reviewscope_metrics_denied_total",
			"model_artifact_storage_seconds");

	private static final Pattern ENTRY = Pattern.compile("`(?<family>[a-z_]+)`\n\n(?<help>.+)\n\n(?<kind>.+)\n");

	private static final Pattern MAX = Pattern.compile("gauge `([a-z_]+)`");

	/**
	 * Reads the document.
	 * @param service whose metrics
	 * @return its own metrics, and those that every service has
	 */
	static List<DocumentedMetric> of(String service) {
		String document = read();
		String metrics = document.substring(document.indexOf("## Metrics"), document.indexOf("## Spans"));
		return Arrays.stream(metrics.split("(?m)^### "))
			.filter((section) -> section.startsWith(service + "\n") || section.startsWith("Every service\n"))
			.flatMap((section) -> Arrays.stream(section.split("(?m)^#### ")).skip(1))
			.map(DocumentedMetric::entry)
			.toList();
	}

	/**
	 * Reads the document, without what a suite as it is started here does not have.
	 * @param service whose metrics
	 * @return those that are there at once or after a request
	 */
	static List<DocumentedMetric> expectedOf(String service) {
		return of(service).stream().filter((metric) -> !RARE.contains(metric.family())).toList();
	}

	private static DocumentedMetric entry(String section) {
		Matcher entry = ENTRY.matcher(section);
		if (!entry.lookingAt()) {
			throw new IllegalArgumentException("No metric: " + section);
		}
		return new DocumentedMetric(entry.group("family"), entry.group("help"), entry.group("kind"));
	}

	private static String read() {
		try {
			return Files.readString(Path.of("../docs/telemetry.md"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Returns what the entry stands for.
	 * @return the family, and the gauge of its maximum if it names one
	 */
	Stream<String> families() {
		return Stream.concat(Stream.of(this.family), MAX.matcher(this.kind).results().map((match) -> match.group(1)));
	}

}
