package org.reviewscope.system.truth.panels;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

import org.reviewscope.system.truth.KnownRun;

/**
 * Samples by their labels, and what is made of them.
 */
final class Samples {

	private Samples() {
	}

	static Map<String, Double> each(Map<String, Double> samples, DoubleUnaryOperator change) {
		Map<String, Double> changed = new TreeMap<>();
		samples.forEach((labels, value) -> changed.put(labels, change.applyAsDouble(value)));
		return changed;
	}

	static Map<String, Double> zip(Map<String, Double> left, Map<String, Double> right, DoubleBinaryOperator operator) {
		Map<String, Double> both = new TreeMap<>();
		left.forEach((labels, value) -> both.put(labels, operator.applyAsDouble(value, right.get(labels))));
		return both;
	}

	static double sum(Map<String, Double> samples) {
		return samples.values().stream().mapToDouble((value) -> value).sum();
	}

	static Map<String, Double> one(double value) {
		return Map.of("{}", value);
	}

	/**
	 * As Prometheus defines {@code histogram_quantile}: a straight line in the bucket.
	 */
	static double quantile(double q, Map<String, Double> buckets) {
		List<Map.Entry<Double, Double>> sorted = buckets.entrySet()
			.stream()
			.map((bucket) -> Map.entry(
					Double.valueOf(bucket.getKey().replaceAll("[^0-9.+I]", "").replace("+I", "Infinity")),
					bucket.getValue()))
			.sorted(Map.Entry.comparingByKey())
			.toList();
		double rank = q * sorted.getLast().getValue();
		double from = 0;
		double below = 0;
		for (Map.Entry<Double, Double> bucket : sorted) {
			if (bucket.getValue() >= rank) {
				return from + (bucket.getKey() - from) * (rank - below) / (bucket.getValue() - below);
			}
			from = bucket.getKey();
			below = bucket.getValue();
		}
		throw new IllegalStateException("No bucket for " + q);
	}

	static Map<String, Double> byJob(ToDoubleFunction<String> value) {
		Map<String, Double> samples = new TreeMap<>();
		KnownRun.SERVICES.forEach((service) -> samples.put("{job=\"" + service + "\"}", value.applyAsDouble(service)));
		return samples;
	}

}
