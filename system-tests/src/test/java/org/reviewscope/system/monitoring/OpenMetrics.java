package org.reviewscope.system.monitoring;

import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A scrape with exemplars, as Prometheus reads it.
 *
 * @param text the scrape in the format OpenMetrics
 */
record OpenMetrics(String text) {

	private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

	private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

	private static final String LABELS = "(?:\\{((?:[^\"}]|\"(?:[^\"\\\\]|\\\\.)*\")*)})?";

	private static final Pattern SAMPLE = Pattern
		.compile("(?m)^([a-zA-Z_:][\\w:]*)" + LABELS + " (\\S+)(?: # " + LABELS + " (\\S+) (\\S+))?$");

	/** What each series is worth; a label without a value is none. */
	Map<Map<String, String>, Double> samples() {
		return lines().collect(Collectors.toMap(OpenMetrics::series, (line) -> number(line.group(3))));
	}

	Set<Exemplar> exemplars() {
		return lines().filter((line) -> line.group(5) != null)
			.map((line) -> new Exemplar(series(line), labels(line.group(4)), number(line.group(5)),
					number(line.group(6))))
			.collect(Collectors.toSet());
	}

	static double number(String text) {
		return Double.parseDouble(text.replace("Inf", "Infinity"));
	}

	private Stream<MatchResult> lines() {
		return SAMPLE.matcher(this.text).results();
	}

	private static Map<String, String> series(MatchResult line) {
		Map<String, String> series = labels((line.group(2) != null) ? line.group(2) : "");
		series.put("__name__", line.group(1));
		return series;
	}

	private static Map<String, String> labels(String text) {
		return LABEL.matcher(text)
			.results()
			.filter((label) -> !label.group(2).isEmpty())
			.collect(Collectors.toMap((label) -> label.group(1), (label) -> unescaped(label.group(2))));
	}

	private static String unescaped(String value) {
		return ESCAPED.matcher(value)
			.replaceAll(
					(escaped) -> Matcher.quoteReplacement((!escaped.group(1).equals("n")) ? escaped.group(1) : "\n"));
	}

	/**
	 * A trace beside a sample.
	 *
	 * @param series the labels of the sample
	 * @param labels its own
	 * @param value what was measured then
	 * @param time when, in seconds
	 */
	record Exemplar(Map<String, String> series, Map<String, String> labels, double value, double time) {

	}

}
