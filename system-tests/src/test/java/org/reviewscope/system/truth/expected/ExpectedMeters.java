package org.reviewscope.system.truth.expected;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * The meters that a service should have, by series as they are written in a scrape.
 *
 * @param series the values
 */
record ExpectedMeters(Map<String, Double> series) {

	ExpectedMeters() {
		this(new TreeMap<>());
	}

	void add(String name, double value) {
		this.series.merge(name, value, Double::sum);
	}

	void set(String name, double value) {
		this.series.put(name, value);
	}

	/**
	 * Adds a value to a histogram.
	 * @param name the histogram's name
	 * @param bounds the upper bounds of its buckets, the infinite one left out
	 * @param value what was observed
	 */
	void observe(String name, double[] bounds, double value) {
		buckets(name, bounds, value, 1);
		add(name + "_sum", value);
	}

	/** Adds a histogram in which nothing has been observed yet. */
	void startHistogram(String name, double[] bounds) {
		buckets(name, bounds, 0, 0);
		set(name + "_sum", 0);
	}

	private void buckets(String name, double[] bounds, double value, int count) {
		DoubleStream.of(bounds)
			.forEach((bound) -> add(name + "_bucket{le=\"" + bound + "\"}", (value <= bound) ? count : 0));
		add(name + "_bucket{le=\"+Inf\"}", count);
		add(name + "_count", count);
	}

}
