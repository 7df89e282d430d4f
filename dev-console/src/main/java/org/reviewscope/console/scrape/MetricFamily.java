package org.reviewscope.console.scrape;

import java.util.List;
import java.util.Map;

/**
 * A metric with all its series.
 *
 * @param name as in the scrape
 * @param type for example {@code counter}
 * @param help what it counts, in words
 * @param samples its series
 */
public record MetricFamily(String name, String type, String help, List<Sample> samples) {

	/**
	 * Adds up the values of a part of the series.
	 * @param suffix what the series' names add to that of the family
	 * @return the sum
	 */
	public double sum(String suffix) {
		return this.samples.stream()
			.filter((sample) -> sample.name().equals(this.name + suffix) && Double.isFinite(sample.value()))
			.mapToDouble(Sample::value)
			.sum();
	}

	/**
	 * The series of a metric.
	 * @param scrape all metrics
	 * @param name the metric's name
	 * @return its series, none when it is not among the metrics
	 */
	public static List<Sample> samples(List<MetricFamily> scrape, String name) {
		return scrape.stream()
			.filter((family) -> family.name().equals(name))
			.flatMap((family) -> family.samples().stream())
			.toList();
	}

	/**
	 * One line of a scrape.
	 *
	 * @param name the family's, with a suffix for parts of histograms and summaries
	 * @param labels what distinguishes it from the others
	 * @param value the number
	 */
	public record Sample(String name, Map<String, String> labels, double value) {
	}

}
