package org.reviewscope.console.scrape;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.scrape.MetricFamily.Sample;

/**
 * Reads one line of the Prometheus text format that holds a value.
 */
final class SampleLine {

	private static final Pattern SAMPLE = Pattern
		.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})?\\s+(\\S+)(?:\\s+-?\\d+)?");

	private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

	private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

	private SampleLine() {
	}

	static @Nullable Sample parse(String line) {
		Matcher sample = SAMPLE.matcher(line);
		Double value = sample.matches() ? number(sample.group(3)) : null;
		return (value != null) ? new Sample(sample.group(1), labels(sample.group(2)), value) : null;
	}

	private static Map<String, String> labels(@Nullable String text) {
		Map<String, String> labels = new LinkedHashMap<>();
		Matcher label = LABEL.matcher((text != null) ? text : "");
		while (label.find()) {
			labels.put(label.group(1), unescaped(label.group(2)));
		}
		return labels;
	}

	static String unescaped(String text) {
		// From left to right in one pass: an escaped backslash before an n is no line
		// break
		return ESCAPED.matcher(text)
			.replaceAll((escape) -> Matcher.quoteReplacement(unescaped(escape.group(1).charAt(0))));
	}

	private static String unescaped(char escaped) {
		return (escaped == 'n') ? "\n" : String.valueOf(escaped);
	}

	private static @Nullable Double number(String text) {
		try {
			return switch (text) {
				case "+Inf" -> Double.POSITIVE_INFINITY;
				case "-Inf" -> Double.NEGATIVE_INFINITY;
				default -> Double.valueOf(text);
			};
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

}
