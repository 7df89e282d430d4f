package org.reviewscope.system.harness;

import java.util.stream.Stream;

/**
 * A scrape of a service.
 *
 * @param text the scrape in Prometheus' text format
 */
public record Scrape(String text) {

	public static Scrape of(Suite suite, String service) {
		return new Scrape(Http.get(suite.management(service) + "/actuator/prometheus", "accept", "text/plain").body());
	}

	/**
	 * Returns the names of all metrics.
	 * @return the families, a counter's with its suffix
	 */
	public Stream<String> families() {
		return this.text.lines().filter((line) -> line.startsWith("# TYPE ")).map((line) -> line.split(" ")[2]);
	}

	/**
	 * Adds the values of all series of a metric.
	 * @param metric the metric's name
	 * @param labels parts of the labels as they are written, none for all series
	 * @return the sum, 0 without a series
	 */
	public double sum(String metric, String... labels) {
		return this.text.lines()
			.filter((line) -> line.startsWith(metric + "{") || line.startsWith(metric + " "))
			.filter((line) -> Stream.of(labels).allMatch(line::contains))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
			.sum();
	}

}
