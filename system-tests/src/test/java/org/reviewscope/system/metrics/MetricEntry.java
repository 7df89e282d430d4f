package org.reviewscope.system.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A metric as the documentation enums describe it.
 *
 * @param name name in Micrometer's spelling
 * @param type type of the meter, in capitals
 * @param help what it tells, as in the scrape's HELP
 * @param shape what a timer or a summary consists of
 * @param labels table of the labels, empty without labels
 */
record MetricEntry(String name, String type, String help, String shape, String labels) {

	private static final List<String> OF_LIBRARIES = List.of("http.", "jdbc.", "lettuce");

	/**
	 * Reads what {@code config/telemetry-docs/metrics.md.hbs} has made.
	 * @param text the template's output
	 * @return the metrics, in the order of their names, those of libraries left out
	 */
	static Stream<MetricEntry> parse(String text) {
		// The generator loses or adds a space where a line of Javadoc begins or ends with
		// code
		String repaired = text.replace("`(", "` (").replace("( `", "(`");
		return Arrays.stream(repaired.split("(?m)^#### "))
			.filter((section) -> !section.isBlank())
			.map(MetricEntry::of)
			.filter((entry) -> OF_LIBRARIES.stream().noneMatch(entry.name::startsWith))
			.sorted((a, b) -> a.family().compareTo(b.family()));
	}

	private static MetricEntry of(String section) {
		List<String> paragraphs = Arrays.stream(section.strip().split("\n\n+")).map(String::strip).toList();
		String[] heading = paragraphs.getFirst().split(" ");
		List<String> shapes = paragraphs.stream().skip(2).filter((paragraph) -> !paragraph.startsWith("|")).toList();
		String labels = paragraphs.getLast().startsWith("|") ? paragraphs.getLast() + "\n\n" : "";
		return new MetricEntry(heading[0], heading[1], paragraphs.get(1).replace('\n', ' '),
				shapes.isEmpty() ? "" : shapes.getFirst().replace('\n', ' '), labels);
	}

	/**
	 * Returns the metric's name in the scrape.
	 * @return the name of the family, for a counter and a timer with its suffix
	 */
	String family() {
		return this.name.replace('.', '_') + switch (this.type) {
			case "COUNTER" -> "_total";
			case "TIMER" -> "_seconds";
			default -> "";
		};
	}

	String markdown() {
		return "#### `%s`\n\n%s\n\n%s\n\n%s".formatted(family(), this.help, kind(), this.labels);
	}

	private String kind() {
		return switch (this.type) {
			case "COUNTER" -> "Counter.";
			case "GAUGE" -> "Gauge.";
			case "TIMER" -> (this.shape.isEmpty() ? "Summary without quantiles." : this.shape)
					+ " The longest of the last minutes is the gauge `%s_max`.".formatted(family());
			default -> this.shape;
		};
	}

	String property() {
		return this.name + "=" + this.help + "\n";
	}

}
