package org.reviewscope.console.metric;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.chart.Formats;
import org.reviewscope.console.chart.Sparkline;
import org.reviewscope.console.chart.TimeAxis;
import org.reviewscope.console.scrape.MetricFamily;
import org.reviewscope.console.scrape.MetricFamily.Sample;
import org.reviewscope.console.scrape.ServiceMetrics.Reading;

/**
 * A metric on the page of a service.
 *
 * @param name as in the scrape
 * @param type for example {@code counter}
 * @param help what it counts
 * @param value its current value
 * @param series its series with their values, at most fifty
 * @param line its history of the last minutes
 * @param axis the time of that, {@code null} when it has none
 */
record MetricRow(String name, String type, String help, String value, List<String> series, Sparkline line,
		@Nullable TimeAxis axis) {

	private static final int MAX_SERIES = 50;

	private static final long SHOWN = TimeUnit.MINUTES.toNanos(5);

	static MetricRow of(MetricFamily family, List<Reading> history) {
		List<String> series = family.samples()
			.stream()
			.filter((sample) -> !sample.name().endsWith("_bucket"))
			.limit(MAX_SERIES)
			.map(MetricRow::text)
			.toList();
		TimeAxis axis = history.isEmpty() ? null : axis(history.getLast().unixNano());
		return new MetricRow(family.name(), family.type(), family.help(), valueOf(family), series, line(history, axis),
				axis);
	}

	// As the overview's charts: until the newest, whatever time it is now
	private static TimeAxis axis(long newest) {
		return new TimeAxis(newest - SHOWN, newest);
	}

	private static Sparkline line(List<Reading> history, @Nullable TimeAxis axis) {
		if (axis == null) {
			return new Sparkline("");
		}
		List<Reading> shown = history.stream().filter((reading) -> reading.unixNano() >= axis.from()).toList();
		return Sparkline.of(shown.stream().map(Reading::value).toList(), shown.stream().map(Reading::unixNano).toList(),
				axis);
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
