package org.reviewscope.console.telemetry.metric;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Points at given seconds.
 */
public final class Points {

	private static final long SECOND = 1_000_000_000L;

	private Points() {
	}

	public static SeriesId series(String name, MetricType type, boolean delta) {
		return new SeriesId("shop", Map.of("service.name", "shop"), "shop.Orders", name, "s", type, delta,
				Map.of("route", "/buy"));
	}

	public static NumberPoint number(long start, long time, double value) {
		return new NumberPoint(start * SECOND, time * SECOND, value);
	}

	public static HistogramPoint histogram(long start, long time, double[] bounds, long... counts) {
		return new HistogramPoint(start * SECOND, time * SECOND, LongStream.of(counts).sum(), 10.0 * time, bounds,
				counts);
	}

	public static ExponentialPoint exponential(long start, long time, int scale, int offset, long... counts) {
		return exponential(start, time, scale, 0, new ExponentialBuckets(offset, counts), none());
	}

	public static ExponentialPoint exponential(long start, long time, int scale, long zeros,
			ExponentialBuckets positive, ExponentialBuckets negative) {
		long count = zeros + Arrays.stream(positive.counts()).sum() + Arrays.stream(negative.counts()).sum();
		return new ExponentialPoint(start * SECOND, time * SECOND, count, 10.0 * time, scale, 0.001, zeros, positive,
				negative);
	}

	public static ExponentialBuckets none() {
		return new ExponentialBuckets(0, new long[0]);
	}

}
