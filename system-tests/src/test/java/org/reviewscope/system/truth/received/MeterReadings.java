package org.reviewscope.system.truth.received;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;

import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Suite;

/**
 * Every series of a scrape with its value.
 *
 * @param series the values by name and labels, these in the order of the alphabet
 */
public record MeterReadings(Map<String, Double> series) {

	private static final Pattern LINE = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)");

	private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:\\\\.|[^\"\\\\])*)\"");

	public static MeterReadings of(Suite suite, String service) {
		return parse(Http.get(suite.management(service) + "/actuator/prometheus", "accept", "text/plain").body());
	}

	public static MeterReadings parse(String scrape) {
		return new MeterReadings(scrape.lines()
			.filter((line) -> !line.startsWith("#") && !line.isEmpty())
			.map(MeterReadings::match)
			.collect(sums((line) -> name(line.group(1), labels(line.group(2))))));
	}

	public double value(String series) {
		return this.series.getOrDefault(series, Double.NaN);
	}

	public MeterReadings only(Predicate<String> condition) {
		return new MeterReadings(this.series.entrySet()
			.stream()
			.filter((entry) -> condition.test(entry.getKey()))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Double::sum, TreeMap::new)));
	}

	/**
	 * Leaves labels out, and adds up what is the same without them.
	 * @param labels the labels' names
	 * @return fewer series
	 */
	public MeterReadings without(Set<String> labels) {
		return sumBy((label) -> !labels.contains(label));
	}

	public MeterReadings withOnly(Set<String> labels) {
		return sumBy(labels::contains);
	}

	private MeterReadings sumBy(Predicate<String> label) {
		Map<String, Double> fewer = new TreeMap<>();
		this.series.forEach((series, value) -> {
			Matcher line = match(series + " 0");
			Map<String, String> left = labels(line.group(2));
			left.keySet().removeIf(label.negate());
			fewer.merge(name(line.group(1), left), value, Double::sum);
		});
		return new MeterReadings(fewer);
	}

	private static Collector<Matcher, ?, Map<String, Double>> sums(Function<Matcher, String> key) {
		return Collectors.toMap(key, (line) -> Double.valueOf(line.group(3).replace("+Inf", "Infinity")), Double::sum,
				TreeMap::new);
	}

	private static Matcher match(String line) {
		Matcher match = LINE.matcher(line);
		if (!match.matches()) {
			throw new IllegalArgumentException("No series: " + line);
		}
		return match;
	}

	private static Map<String, String> labels(String text) {
		return LABEL.matcher((text != null) ? text : "")
			.results()
			.collect(
					Collectors.toMap((label) -> label.group(1), MatchResult::group, (first, _) -> first, TreeMap::new));
	}

	private static String name(String metric, Map<String, String> labels) {
		return labels.isEmpty() ? metric : metric + "{" + String.join(",", labels.values()) + "}";
	}

}
