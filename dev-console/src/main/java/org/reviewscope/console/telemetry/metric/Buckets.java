package org.reviewscope.console.telemetry.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Adds up the buckets of several points of a histogram. Points whose bounds are not those
 * of the newest are left out; exponential ones are made as coarse as the coarsest.
 */
final class Buckets {

	private Buckets() {
	}

	/**
	 * Adds up.
	 * @param points points of one histogram, oldest first
	 * @return the buckets from the lowest to the highest, none for other points
	 */
	static List<Bucket> of(List<Point> points) {
		if (points.isEmpty()) {
			return List.of();
		}
		return switch (points.getLast()) {
			case HistogramPoint newest -> ofBounds(newest.bounds(), only(HistogramPoint.class, points));
			case ExponentialPoint _ -> ofScale(only(ExponentialPoint.class, points));
			case NumberPoint _, SummaryPoint _ -> List.of();
		};
	}

	private static List<Bucket> ofBounds(double[] bounds, List<HistogramPoint> points) {
		List<Bucket> buckets = new ArrayList<>();
		List<HistogramPoint> alike = points.stream()
			.filter((point) -> Arrays.equals(point.bounds(), bounds) && point.counts().length > 0)
			.toList();
		// A single bucket, from the lowest to the highest, has no information
		for (int i = 0; bounds.length > 0 && i <= bounds.length; i++) {
			int number = i;
			buckets.add(new Bucket((i > 0) ? bounds[i - 1] : Double.NEGATIVE_INFINITY,
					(i < bounds.length) ? bounds[i] : Double.POSITIVE_INFINITY,
					alike.stream().mapToLong((point) -> point.counts()[number]).sum(), false));
		}
		return buckets;
	}

	private static List<Bucket> ofScale(List<ExponentialPoint> points) {
		int scale = points.stream().mapToInt(ExponentialPoint::scale).min().orElse(0);
		NavigableMap<Integer, Long> negative = new TreeMap<>(Collections.reverseOrder());
		NavigableMap<Integer, Long> positive = new TreeMap<>();
		for (ExponentialPoint point : points) {
			add(point.negative().coarser(point.scale() - scale), negative);
			add(point.positive().coarser(point.scale() - scale), positive);
		}
		List<Bucket> buckets = new ArrayList<>();
		negative.forEach((index, count) -> buckets.add(new Bucket(-ExponentialBuckets.bound(index + 1, scale),
				-ExponentialBuckets.bound(index, scale), count, true)));
		buckets.add(zero(points, negative, positive));
		positive.forEach((index, count) -> buckets.add(new Bucket(ExponentialBuckets.bound(index, scale),
				ExponentialBuckets.bound(index + 1, scale), count, true)));
		return buckets;
	}

	// As in Prometheus: without measurements on one side of zero, it ends there
	private static Bucket zero(List<ExponentialPoint> points, Map<Integer, Long> negative,
			Map<Integer, Long> positive) {
		double threshold = points.stream().mapToDouble(ExponentialPoint::zeroThreshold).max().orElse(0);
		long count = points.stream().mapToLong(ExponentialPoint::zeroCount).sum();
		return new Bucket((negative.isEmpty() && !positive.isEmpty()) ? 0 : -threshold,
				(positive.isEmpty() && !negative.isEmpty()) ? 0 : threshold, count, false);
	}

	// Not an array: two points can be as far apart as numbers go
	private static void add(ExponentialBuckets buckets, Map<Integer, Long> sums) {
		for (int i = 0; i < buckets.counts().length; i++) {
			if (buckets.counts()[i] > 0) {
				sums.merge(buckets.offset() + i, buckets.counts()[i], Long::sum);
			}
		}
	}

	private static <P extends Point> List<P> only(Class<P> type, List<Point> points) {
		return points.stream().filter(type::isInstance).map(type::cast).toList();
	}

}
