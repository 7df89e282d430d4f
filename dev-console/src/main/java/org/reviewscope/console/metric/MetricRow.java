package org.reviewscope.console.metric;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.reviewscope.console.chart.Formats;
import org.reviewscope.console.chart.Sparkline;
import org.reviewscope.console.scrape.MetricFamily;
import org.reviewscope.console.scrape.MetricFamily.Sample;

/**
 * A metric on the page of a service.
 *
 * @param name as in the scrape
 * @param type for example {@code counter}
 * @param help what it counts
 * @param value its current value
 * @param series its series with their values, at most fifty
 * @param line its history of the last minutes
 */
record MetricRow(String name, String type, String help, String value, List<String> series, Sparkline line) {

	private static final int MAX_SERIES = 50;

	static MetricRow of(MetricFamily family, List<Double> history) {
		List<String> series = family.samples()
			.stream()
			.filter((sample) -> !sample.name().endsWith("_bucket"))
			.limit(MAX_SERIES)
			.map(MetricRow::text)
			.toList();
		return new MetricRow(family.name(), family.type(), family.help(), valueOf(family), series,
				Sparkline.of(history));
	}

	private static String valueOf(MetricFamily family) {
		double count = family.sum("_count");
		if (!family.type().equals("histogram") && !family.type().equals("summary")) {
			return number(family.sum(""));
		}
		if (count == 0) {
			return "none yet";
		}
		double mean = family.sum("_sum") / count;
		String meanText = family.name().endsWith("_seconds") ? Formats.duration(Math.round(mean * 1e9)) : number(mean);
		return "%s, on average %s".formatted(number(count), meanText);
	}

	private static String text(Sample sample) {
		String labels = sample.labels()
			.entrySet()
			.stream()
			.map((label) -> label.getKey() + "=\"" + label.getValue() + "\"")
			.collect(Collectors.joining(", ", "{", "}"));
		return "%s%s %s".formatted(sample.name(), sample.labels().isEmpty() ? "" : labels, number(sample.value()));
	}

	private static String number(double value) {
		return (value == Math.rint(value)) ? String.format(Locale.ROOT, "%,.0f", value)
				: String.format(Locale.ROOT, "%,.3f", value);
	}

}
