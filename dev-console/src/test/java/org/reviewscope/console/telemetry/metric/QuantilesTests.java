package org.reviewscope.console.telemetry.metric;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Quantiles are those of Prometheus' {@code histogram_quantile}: the first three tests
 * have the numbers of Prometheus' own tests.
 */
class QuantilesTests {

	@ParameterizedTest
	@CsvSource({ "0.2,0.048", "0.5,0.15", "0.8,0.72", "0.99,1" })
	void measurementsAreSpreadEvenlyInABucketWithGivenBounds(double quantile, double expected) {
		assertThat(Quantiles.of(quantile, List.of(Points.histogram(0, 1, new double[] { 0.1, 0.2, 1 }, 5, 2, 4, 1))))
			.isEqualTo(expected, within(1e-12));
	}

	@ParameterizedTest
	@CsvSource({ "0.2,-0.2", "0.5,-0.15", "0.8,0.3" })
	void lowestBucketBelowZeroAndHighestBucketAreTheirOnlyBound(double quantile, double expected) {
		assertThat(
				Quantiles.of(quantile, List.of(Points.histogram(0, 1, new double[] { -0.2, -0.1, 0.3 }, 1, 1, 0, 1))))
			.isEqualTo(expected, within(1e-12));
	}

	@Test
	void measurementsAreSpreadByMagnitudeInAnExponentialBucket() {
		assertThat(Quantiles.of(0.5, List.of(Points.exponential(0, 1, 0, -1, 1, 2, 1)))).isEqualTo(Math.sqrt(2),
				within(1e-12));
	}

	@Test
	void bucketsBelowZeroAreMirrored() {
		ExponentialBuckets buckets = new ExponentialBuckets(-1, new long[] { 1, 2, 1 });
		List<Point> negative = List.of(Points.exponential(0, 1, 0, 0, Points.none(), buckets));

		assertThat(Quantiles.of(0.5, negative)).isEqualTo(-Math.sqrt(2), within(1e-12));
		// A quarter of the highest bucket from -1 to -0.5 is left
		assertThat(Quantiles.of(0.9375, negative)).isEqualTo(-Math.pow(2, -0.75), within(1e-12));
	}

	@Test
	void zerosAreBetweenBothSidesAndEndWhereThereIsNone() {
		ExponentialBuckets two = new ExponentialBuckets(0, new long[] { 2 });

		assertThat(Quantiles.of(0.5, List.of(Points.exponential(0, 1, 0, 4, Points.none(), Points.none())))).isZero();
		assertThat(Quantiles.of(0.5, List.of(Points.exponential(0, 1, 0, 2, two, two)))).isZero();
		// The third of four zeros, from 0 to the threshold
		assertThat(Quantiles.of(0.5, List.of(Points.exponential(0, 1, 0, 4, two, Points.none())))).isEqualTo(0.00075,
				within(1e-12));
		assertThat(Quantiles.of(0.5, List.of(Points.exponential(0, 1, 0, 4, Points.none(), two)))).isEqualTo(-0.00075,
				within(1e-12));
	}

	@Test
	void increasesAreAddedUp() {
		double[] bounds = { 1, 2 };

		assertThat(Quantiles.of(0.5,
				List.of(Points.histogram(0, 1, bounds, 4, 0, 0), Points.histogram(1, 2, bounds, 0, 4, 0))))
			.isEqualTo(1);
		assertThat(Quantiles.of(0.75,
				List.of(Points.histogram(0, 1, bounds, 4, 0, 0), Points.histogram(1, 2, bounds, 0, 4, 0))))
			.isEqualTo(1.5);
	}

	@Test
	void bucketsOfOtherBoundsThanTheNewestAreLeftOut() {
		assertThat(Quantiles.of(0.5, List.of(Points.histogram(0, 1, new double[] { 100 }, 1000, 0),
				Points.histogram(1, 2, new double[] { 1, 2 }, 0, 2, 0))))
			.isEqualTo(1.5);
	}

	@Test
	void exponentialBucketsOfSeveralScalesAreJoinedToTheCoarsest() {
		// Scale 1: from 1 to 1.41 and from 1.41 to 2, together scale 0's from 1 to 2
		Point fine = Points.exponential(0, 1, 1, 0, 1, 1);
		Point coarse = Points.exponential(1, 2, 0, 0, 2);

		assertThat(Quantiles.of(0.5, List.of(fine, coarse))).isEqualTo(Math.sqrt(2), within(1e-12));
	}

	@Test
	void estimateIsWithinABucketOfTheTruth() {
		int scale = 5;
		long[] counts = new long[320];
		for (int value = 1; value <= 1000; value++) {
			// With offset -1, the place of a bucket is one more than its index
			counts[(int) Math.ceil(Math.scalb(Math.log(value) / Math.log(2), scale))]++;
		}
		List<Point> points = List.of(Points.exponential(0, 1, scale, -1, counts));
		double width = Math.pow(2, 1.0 / 32);

		assertThat(Quantiles.of(0.5, points)).isBetween(500 / width, 500 * width);
		assertThat(Quantiles.of(0.99, points)).isBetween(990 / width, 990 * width);
	}

	@Test
	void bucketsAtTheEndsOfDoublesStayNumbers() {
		assertThat(Quantiles.of(0.5, List.of(Points.exponential(0, 1, -10, -2, 1, 1, 1, 1)))).isFinite();
		assertThat(Quantiles.of(0.99, List.of(Points.exponential(0, 1, 20, Integer.MAX_VALUE - 2, 1))))
			.isEqualTo(Double.MAX_VALUE, within(Double.MAX_VALUE * 1e-9));
		assertThat(Quantiles.of(0.5, List.of(Points.exponential(0, 1, 20, Integer.MIN_VALUE, 1)))).isPositive();
	}

	@Test
	void withoutMeasurementsOrBoundsThereIsNone() {
		assertThat(Quantiles.of(0.5, List.of())).isNaN();
		assertThat(Quantiles.of(0.5, List.of(Points.number(0, 1, 5)))).isNaN();
		assertThat(Quantiles.of(0.5, List.of(Points.histogram(0, 1, new double[] { 1 }, 0, 0)))).isNaN();
		assertThat(Quantiles.of(0.5, List.of(Points.histogram(0, 1, new double[0], 7)))).isNaN();
		assertThat(Quantiles.of(0.5, List.of(Points.exponential(0, 1, 0, 0)))).isNaN();
	}

}
