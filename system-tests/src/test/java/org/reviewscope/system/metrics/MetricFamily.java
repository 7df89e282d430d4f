package org.reviewscope.system.metrics;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.reviewscope.system.harness.Scrape;

/**
 * A metric as a scrape shows it.
 *
 * @param scrape the whole scrape
 * @param name name of the family
 */
record MetricFamily(Scrape scrape, String name) {

	/** Longer lists of buckets are shortened to their ends. */
	private static final int MANY = 20;

	String help() {
		return header("HELP");
	}

	/**
	 * Says what the family consists of, as the document does.
	 * @return its type, with its buckets or quantiles
	 */
	String kind() {
		return switch (header("TYPE")) {
			case "counter" -> "Counter.";
			case "gauge" -> "Gauge.";
			case "histogram" -> histogram(values("_bucket", "le"));
			default -> summary(values("", "quantile"));
		};
	}

	private String header(String kind) {
		String start = "# %s %s ".formatted(kind, this.name);
		return this.scrape.text()
			.lines()
			.filter((line) -> line.startsWith(start))
			.map((line) -> line.substring(start.length()))
			.findFirst()
			.orElseThrow();
	}

	private List<String> values(String suffix, String label) {
		Pattern series = Pattern.compile("(?m)^%s%s\\{.*\\b%s=\"([^\"+]+)\"".formatted(this.name, suffix, label));
		return series.matcher(this.scrape.text())
			.results()
			.map((match) -> match.group(1).replaceFirst("\\.0$", ""))
			.distinct()
			.toList();
	}

	private static String histogram(List<String> bounds) {
		return (bounds.size() > MANY) ? "Histogram with %d buckets from %s to %s.".formatted(bounds.size(),
				bounds.getFirst(), bounds.getLast())
				: "Histogram with buckets up to %s.".formatted(enumeration(bounds));
	}

	private static String summary(List<String> quantiles) {
		return quantiles.isEmpty() ? "Summary without quantiles."
				: "Summary with the quantiles %s.".formatted(enumeration(quantiles));
	}

	private static String enumeration(List<String> values) {
		return values.subList(0, values.size() - 1).stream().collect(Collectors.joining(", ")) + " and "
				+ values.getLast();
	}

}
