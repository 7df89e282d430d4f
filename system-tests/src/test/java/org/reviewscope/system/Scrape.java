package org.reviewscope.system;

/**
 * What a service says when Prometheus asks.
 *
 * @param text the scrape in Prometheus' text format
 */
record Scrape(String text) {

	static Scrape of(Suite suite, String service) {
		return new Scrape(Http.get(suite.management(service) + "/actuator/prometheus", "accept", "text/plain").body());
	}

	/**
	 * Adds the values of all series of a metric.
	 * @param metric the metric's name
	 * @param label a part of the labels as they are written, or nothing for all
	 * @return the sum, 0 without a series
	 */
	double sum(String metric, String label) {
		return this.text.lines()
			.filter((line) -> line.startsWith(metric + "{") || line.startsWith(metric + " "))
			.filter((line) -> line.contains(label))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
			.sum();
	}

}
