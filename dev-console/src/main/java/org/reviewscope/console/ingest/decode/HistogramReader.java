package org.reviewscope.console.ingest.decode;

import java.util.List;

import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import org.reviewscope.console.telemetry.metric.ExponentialBuckets;
import org.reviewscope.console.telemetry.metric.ExponentialPoint;
import org.reviewscope.console.telemetry.metric.HistogramPoint;

/**
 * Reads the points of histograms and checks that their numbers fit together. Numbers on
 * the wire have no sign: those of more than 63 bits look negative here.
 */
final class HistogramReader {

	/** With these, one bucket holds half of all doubles, or a double has several. */
	private static final int COARSEST = -11;

	private static final int FINEST = 20;

	private HistogramReader() {
	}

	static HistogramPoint read(HistogramDataPoint point, long time) {
		double[] bounds = array(point.getExplicitBoundsList());
		long[] counts = longs(point.getBucketCountsList());
		InvalidPointException.unless(counts.length == 0 || counts.length == bounds.length + 1,
				"A histogram needs one bucket more than bounds");
		InvalidPointException.unless(isAscending(bounds), "The bounds of a histogram are not finite and ascending");
		// Without buckets, there is nothing to compare its count with
		checkTotal(point.getCount(), (counts.length > 0) ? total(counts) : point.getCount());
		return new HistogramPoint(point.getStartTimeUnixNano(), time, point.getCount(),
				point.hasSum() ? finite(point.getSum()) : Double.NaN, bounds, counts);
	}

	static ExponentialPoint read(ExponentialHistogramDataPoint point, long time) {
		InvalidPointException.unless(point.getScale() >= COARSEST && point.getScale() <= FINEST,
				"The scale of an exponential histogram is not from %d to %d".formatted(COARSEST, FINEST));
		InvalidPointException.unless(point.getZeroThreshold() >= 0 && Double.isFinite(point.getZeroThreshold()),
				"The zero threshold of an exponential histogram is below zero or not a finite number");
		ExponentialBuckets positive = buckets(point.getPositive());
		ExponentialBuckets negative = buckets(point.getNegative());
		checkTotal(point.getCount(), total(point.getZeroCount(), total(positive.counts()), total(negative.counts())));
		return new ExponentialPoint(point.getStartTimeUnixNano(), time, point.getCount(),
				point.hasSum() ? finite(point.getSum()) : Double.NaN, point.getScale(), point.getZeroThreshold(),
				point.getZeroCount(), positive, negative);
	}

	private static ExponentialBuckets buckets(ExponentialHistogramDataPoint.Buckets buckets) {
		// The upper bound of the last one is the lower bound of the next
		InvalidPointException.unless((long) buckets.getOffset() + buckets.getBucketCountsCount() < Integer.MAX_VALUE,
				"The offset of an exponential histogram is too large");
		return new ExponentialBuckets(buckets.getOffset(), longs(buckets.getBucketCountsList()));
	}

	private static void checkTotal(long count, long total) {
		InvalidPointException.unless(count >= 0 && count == total,
				"The count of a histogram is not the sum of its buckets");
	}

	// -1 where one of them, or the sum, has more than 63 bits
	private static long total(long... counts) {
		long total = 0;
		for (long count : counts) {
			total += count;
			if (count < 0 || total < 0) {
				return -1;
			}
		}
		return total;
	}

	private static boolean isAscending(double[] bounds) {
		for (int i = 0; i < bounds.length; i++) {
			if (!Double.isFinite(bounds[i]) || (i > 0 && bounds[i - 1] >= bounds[i])) {
				return false;
			}
		}
		return true;
	}

	private static double finite(double sum) {
		return Double.isFinite(sum) ? sum : Double.NaN;
	}

	private static double[] array(List<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).toArray();
	}

	private static long[] longs(List<Long> values) {
		return values.stream().mapToLong(Long::longValue).toArray();
	}

}
