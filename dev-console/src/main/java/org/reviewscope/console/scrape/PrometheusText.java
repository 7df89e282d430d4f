package org.reviewscope.console.scrape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.scrape.MetricFamily.Sample;

/**
 * Reads the Prometheus text format 0.0.4. Lines that it does not understand are left out.
 */
final class PrometheusText {

	private static final Pattern SAMPLE = Pattern
		.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})?\\s+(\\S+)(?:\\s+-?\\d+)?");

	private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

	private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

	private static final List<String> PARTS = List.of("_bucket", "_count", "_sum");

	private final Map<String, Draft> drafts = new LinkedHashMap<>();

	private PrometheusText() {
	}

	static List<MetricFamily> parse(String text) {
		PrometheusText parser = new PrometheusText();
		text.lines().forEach(parser::read);
		return parser.drafts.entrySet()
			.stream()
			.map((draft) -> draft.getValue().family(draft.getKey()))
			.filter((family) -> !family.samples().isEmpty())
			.toList();
	}

	private void read(String line) {
		if (line.startsWith("# ")) {
			String[] words = line.split(" ", 4);
			if (words.length == 4 && words[1].equals("HELP")) {
				draft(words[2]).help = unescaped(words[3]);
			}
			else if (words.length == 4 && words[1].equals("TYPE")) {
				draft(words[2]).type = words[3];
			}
			return;
		}
		Matcher sample = SAMPLE.matcher(line);
		if (sample.matches()) {
			Double value = number(sample.group(3));
			if (value != null) {
				String name = sample.group(1);
				draft(familyOf(name)).samples.add(new Sample(name, labels(sample.group(2)), value));
			}
		}
	}

	private Draft draft(String name) {
		return this.drafts.computeIfAbsent(name, (unknown) -> new Draft());
	}

	private String familyOf(String name) {
		return PARTS.stream()
			.filter(name::endsWith)
			.map((part) -> name.substring(0, name.length() - part.length()))
			.filter(this.drafts::containsKey)
			.findFirst()
			.orElse(name);
	}

	private static Map<String, String> labels(@Nullable String text) {
		Map<String, String> labels = new LinkedHashMap<>();
		Matcher label = LABEL.matcher((text != null) ? text : "");
		while (label.find()) {
			labels.put(label.group(1), unescaped(label.group(2)));
		}
		return labels;
	}

	private static String unescaped(String text) {
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

	/**
	 * A family that is being read.
	 */
	private static final class Draft {

		private String type = "untyped";

		private String help = "";

		private final List<Sample> samples = new ArrayList<>();

		MetricFamily family(String name) {
			return new MetricFamily(name, this.type, this.help, List.copyOf(this.samples));
		}

	}

}
