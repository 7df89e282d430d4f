package org.reviewscope.console.telemetry.metric;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was added between points, also when a process starts again.
 */
class IncreasesTests {

	private static final double[] BOUNDS = { 1, 2 };

	@Test
	void cumulativePointsHoldWhatWasThereBefore() {
		assertThat(Increases.of(false,
				List.of(Points.number(10, 20, 100), Points.number(10, 30, 130), Points.number(10, 40, 130))))
			.containsExactly(Points.number(10, 20, 100), Points.number(20, 30, 30), Points.number(30, 40, 0));
	}

	@Test
	void processThatStartedAgainBeginsAtZeroAndNotBelow() {
		assertThat(Increases.of(false, List.of(Points.number(10, 20, 100), Points.number(25, 30, 40))))
			.containsExactly(Points.number(10, 20, 100), Points.number(25, 30, 40));
		// Its start tells, also when it has already counted more than the one before
		assertThat(Increases.of(false, List.of(Points.number(10, 20, 100), Points.number(25, 30, 140))))
			.containsExactly(Points.number(10, 20, 100), Points.number(25, 30, 140));
	}

	@Test
	void lowerValueIsANewBeginningWhereNobodySaysTheStart() {
		assertThat(Increases.of(false, List.of(Points.number(0, 20, 100), Points.number(0, 30, 40))))
			.containsExactly(null, Points.number(20, 30, 40));
	}

	@Test
	void firstPointWithoutAStartIsOnlyWhereTheOthersBegin() {
		assertThat(Increases.of(false, List.of(Points.number(0, 20, 100), Points.number(0, 30, 140))))
			.containsExactly(null, Points.number(20, 30, 40));
		assertThat(Increases.of(false, List.of(Points.number(20, 20, 100), Points.number(20, 30, 140))))
			.containsExactly(null, Points.number(20, 30, 40));
	}

	@Test
	void deltaPointsAreIncreasesAsTheyAre() {
		assertThat(Increases.of(true, List.of(Points.number(10, 20, 100), Points.number(20, 30, 40))))
			.containsExactly(Points.number(10, 20, 100), Points.number(20, 30, 40));
		assertThat(Increases.of(true, List.of(Points.number(0, 20, 100), Points.number(0, 30, 40))))
			.containsExactly(null, Points.number(20, 30, 40));
	}

	@Test
	void bucketsOfHistogramsAreSubtracted() {
		HistogramPoint second = (HistogramPoint) Increases
			.of(false, List.of(Points.histogram(10, 20, BOUNDS, 1, 2, 3), Points.histogram(10, 30, BOUNDS, 1, 5, 4)))
			.getLast();

		assertThat(second.counts()).containsExactly(0, 3, 1);
		assertThat(second.count()).isEqualTo(4);
		assertThat(second.sum()).isEqualTo(100);
		assertThat(Increases.perSecond(second)).isEqualTo(0.4);
	}

	@Test
	void histogramThatLostMeasurementsOrChangedItsBoundsBeginsAnew() {
		HistogramPoint lost = Points.histogram(0, 30, BOUNDS, 0, 9, 0);
		HistogramPoint other = Points.histogram(0, 40, new double[] { 1, 3 }, 9, 9, 9);

		List<Point> increases = Increases.of(false, List.of(Points.histogram(0, 20, BOUNDS, 1, 2, 3), lost, other));

		assertThat(((HistogramPoint) increases.get(1)).counts()).containsExactly(0, 9, 0);
		assertThat(((HistogramPoint) increases.get(2)).counts()).containsExactly(9, 9, 9);
	}

	@Test
	void exponentialHistogramThatBecameCoarserGoesOn() {
		// Buckets -1 to 2 of scale 1 are buckets -1 to 1 of scale 0
		ExponentialPoint fine = Points.exponential(10, 20, 1, -1, 1, 2, 3, 4);
		ExponentialPoint coarse = Points.exponential(10, 30, 0, -1, 1, 6, 5);

		ExponentialPoint added = (ExponentialPoint) Increases.of(false, List.of(fine, coarse)).getLast();

		assertThat(added.positive().offset()).isEqualTo(-1);
		assertThat(added.positive().counts()).containsExactly(0, 1, 1);
		assertThat(added.count()).isEqualTo(2);
	}

	@Test
	void exponentialHistogramThatCountsMoreAsZeroGoesOn() {
		// Buckets 0, 1 and 2 of scale 0 end at 2, 4 and 8: up to 4 is zero now
		ExponentialPoint narrow = zeros(20, 0.5, 1, buckets(0, 2, 3, 4), buckets(1, 5));
		ExponentialPoint wide = zeros(30, 4, 1 + 2 + 3 + 5 + 6, buckets(2, 4 + 7), buckets(0));

		ExponentialPoint added = (ExponentialPoint) Increases.of(false, List.of(narrow, wide)).getLast();

		assertThat(added.count()).isEqualTo(13);
		assertThat(added.zeroCount()).isEqualTo(6);
		assertThat(added.positive().counts()).containsExactly(7);
		assertThat(added.startTimeUnixNano()).isEqualTo(narrow.timeUnixNano());
	}

	@Test
	void exponentialHistogramThatCountsLessAsZeroBeginsAnew() {
		ExponentialPoint wide = zeros(20, 4, 3, buckets(2, 4), buckets(0));
		ExponentialPoint narrow = zeros(30, 0.5, 3, buckets(2, 9), buckets(0));

		assertThat(Increases.of(false, List.of(wide, narrow)).getLast().amount()).isEqualTo(12);
	}

	private static ExponentialBuckets buckets(int offset, long... counts) {
		return new ExponentialBuckets(offset, counts);
	}

	private static ExponentialPoint zeros(long time, double threshold, long zeros, ExponentialBuckets positive,
			ExponentialBuckets negative) {
		ExponentialPoint point = Points.exponential(10, time, 0, zeros, positive, negative);
		return new ExponentialPoint(point.startTimeUnixNano(), point.timeUnixNano(), point.count(), point.sum(), 0,
				threshold, zeros, positive, negative);
	}

	@Test
	void exponentialHistogramThatBecameFinerOrLostMeasurementsBeginsAnew() {
		ExponentialPoint coarse = Points.exponential(0, 20, 0, 0, 5);
		ExponentialPoint fine = Points.exponential(0, 30, 1, 0, 5, 5);
		ExponentialPoint elsewhere = Points.exponential(0, 40, 1, 100, 20);

		List<Point> increases = Increases.of(false, List.of(coarse, fine, elsewhere));

		assertThat(increases.get(1).amount()).isEqualTo(10);
		assertThat(increases.get(2).amount()).isEqualTo(20);
	}

	@Test
	void countOfASummaryGrows() {
		SummaryPoint first = new SummaryPoint(10_000_000_000L, 20_000_000_000L, 5, 50, new double[0], new double[0]);
		SummaryPoint second = new SummaryPoint(10_000_000_000L, 30_000_000_000L, 8, 90, new double[0], new double[0]);

		assertThat(Increases.of(false, List.of(first, second)).getLast()).returns(3.0, Point::amount)
			.returns(40.0, Point::sum);
	}

}
