package org.reviewscope.console.store.metric;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.reviewscope.console.telemetry.metric.Exemplar;
import org.reviewscope.console.telemetry.metric.HistogramPoint;
import org.reviewscope.console.telemetry.metric.MetricType;
import org.reviewscope.console.telemetry.metric.Point;
import org.reviewscope.console.telemetry.metric.Points;
import org.reviewscope.console.telemetry.metric.SeriesId;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The store keeps the newest points and never more than it may.
 */
class MetricStoreTests {

	private static final SeriesId GAUGE = Points.series("queue", MetricType.GAUGE, false);

	private static final SeriesId DELTAS = Points.series("orders", MetricType.MONOTONIC_SUM, true);

	@Test
	void oldestPointsGoFirstWhateverTheirSeries() {
		MetricStore store = store(10, 3);

		add(store, GAUGE, Points.number(0, 1, 1));
		add(store, DELTAS, Points.number(0, 1, 2));
		add(store, GAUGE, Points.number(0, 2, 3));
		add(store, DELTAS, Points.number(1, 2, 4));

		assertThat(store.find((id) -> true, 10)).extracting(SeriesHistory::points)
			.containsExactly(List.of(Points.number(0, 1, 2), Points.number(1, 2, 4)), List.of(Points.number(0, 2, 3)));
		assertThat(store.counts()).isEqualTo(new MetricCounts(4, 1, 2));
	}

	@Test
	void seriesThatGotNothingForLongestGoesFirst() {
		MetricStore store = store(2, 100);

		add(store, numbered(1), Points.number(0, 1, 1));
		add(store, numbered(2), Points.number(0, 1, 1));
		add(store, numbered(1), Points.number(0, 2, 1));
		add(store, numbered(3), Points.number(0, 1, 1));

		assertThat(store.find((id) -> true, 10)).extracting(SeriesHistory::id)
			.containsExactly(numbered(3), numbered(1));
		assertThat(store.counts()).isEqualTo(new MetricCounts(4, 1, 2));
	}

	@Test
	void pointsSentAgainAreKeptOnce() {
		MetricStore store = store(10, 10);

		add(store, DELTAS, Points.number(0, 1, 5));
		add(store, DELTAS, Points.number(0, 1, 5));

		assertThat(store.find((id) -> true, 10)).singleElement().returns(5.0, SeriesHistory::amount);
		assertThat(store.counts().points()).isOne();
	}

	@Test
	void deltasAreSummedUpAlsoThoseThatAreGone() {
		MetricStore store = store(10, 3);

		IntStream.rangeClosed(1, 100).forEach((time) -> add(store, DELTAS, Points.number(time - 1, time, 2)));

		assertThat(store.find((id) -> true, 10)).singleElement()
			.returns(200.0, SeriesHistory::amount)
			.returns(200.0, SeriesHistory::sum);
		assertThat(store.counts().droppedPoints()).isEqualTo(97);
	}

	@Test
	void courseOfATimeKnowsNothingOfWhatCameLater() {
		MetricStore store = store(10, 100);
		Exemplar early = new Exemplar("5b8efff798038103d269b633813fc60c", "eee19b7ec3c1b174", 2_500_000_000L, 1);
		Exemplar late = new Exemplar("5b8efff798038103d269b633813fc60d", "eee19b7ec3c1b174", 4_500_000_000L, 1);

		IntStream.rangeClosed(1, 5).forEach((time) -> add(store, DELTAS, Points.number(time - 1, time, time)));
		store.add(GAUGE, "", Points.number(0, 3, 30), List.of(early, late));
		store.add(GAUGE, "", Points.number(0, 4, 40), List.of());

		List<Course> courses = store.courses(2_000_000_000L, 4_000_000_000L).toList();
		assertThat(courses).extracting(Course::id).containsExactly(GAUGE, DELTAS);
		assertThat(courses.get(0).history().amount()).isEqualTo(30);
		assertThat(courses.get(0).exemplars()).containsExactly(early);
		assertThat(courses.get(1).history().amount()).isEqualTo(6);
		assertThat(courses.get(1).steps()).extracting(Course.Step::value).containsExactly(3.0, 6.0);
		assertThat(store.courses(0, 1_000_000_000L)).noneMatch(Course::hasPoints);
		assertThat(store.courses(5_000_000_000L, Long.MAX_VALUE)).filteredOn(Course::hasPoints)
			.extracting(Course::id)
			.containsExactly(DELTAS);
	}

	@Test
	void cumulativePointsAreNotSummedUp() {
		MetricStore store = store(10, 10);
		SeriesId sum = Points.series("orders", MetricType.MONOTONIC_SUM, false);

		add(store, sum, Points.number(1, 2, 40));
		add(store, sum, Points.number(1, 3, 50));

		assertThat(store.find((id) -> true, 10)).singleElement().returns(50.0, SeriesHistory::amount);
	}

	@Test
	void newestExemplarsAreKeptOnceEach() {
		MetricStore store = store(10, 100);

		for (int time = 1; time <= 30; time++) {
			Exemplar last = exemplar(time - 1);
			store.add(GAUGE, "", Points.number(0, time, 1), List.of(last, exemplar(time)));
		}

		assertThat(store.find((id) -> true, 10).getFirst().exemplars()).hasSize(16)
			.startsWith(exemplar(30), exemplar(29))
			.doesNotHaveDuplicates();
	}

	@Test
	void pointsOfAHistogramShareTheirBounds() {
		MetricStore store = store(10, 100);
		SeriesId id = Points.series("latency", MetricType.HISTOGRAM, false);

		add(store, id, Points.histogram(0, 1, new double[] { 1, 2 }, 1, 1, 1));
		add(store, id, Points.histogram(0, 2, new double[] { 1, 2 }, 2, 2, 2));

		List<Point> points = store.find((one) -> true, 1).getFirst().points();
		assertThat(((HistogramPoint) points.get(1)).bounds()).isSameAs(((HistogramPoint) points.get(0)).bounds());
	}

	@Test
	void largeSeriesFillTheStoreBeforeTheirNumberDoes() {
		MetricStore store = new MetricStore(new MetricStoreProperties(1000, 100_000, DataSize.ofMegabytes(1)));

		for (int number = 1; number <= 500; number++) {
			SeriesId id = GAUGE.with(Map.of("large", "x".repeat(20_000) + number));
			add(store, id, Points.number(0, number, 1));
		}

		assertThat(store.counts().series()).isBetween(20, 26);
		assertThat(store.counts().droppedPoints()).isEqualTo(500 - store.counts().series());
	}

	@Test
	void floodOfNewSeriesLeavesNothingBehind() {
		MetricStore store = store(5, 50);

		for (int number = 1; number <= 10_000; number++) {
			add(store, numbered(number), Points.number(0, 1, number));
		}
		IntStream.rangeClosed(2, 1000).forEach((time) -> add(store, numbered(10_000), Points.number(0, time, time)));

		assertThat(store.find((id) -> true, 10)).first()
			.satisfies(
					(series) -> assertThat(series.points()).hasSize(50).last().isEqualTo(Points.number(0, 1000, 1000)));
		assertThat(store.counts()).isEqualTo(new MetricCounts(10_999, 10_949, 1));
	}

	@Test
	void floodOfNewSeriesTakesNoMoreMemoryThanTheLimit() {
		MetricStore store = new MetricStore(new MetricStoreProperties(10, 100_000, DataSize.ofMegabytes(1)));
		List<WeakReference<SeriesId>> gone = new ArrayList<>();

		for (int number = 1; number <= 1000; number++) {
			SeriesId id = GAUGE.with(Map.of("url", "x".repeat(10_000) + number));
			add(store, id, Points.number(0, 1, number));
			gone.add(new WeakReference<>(id));
		}

		await().untilAsserted(() -> {
			System.gc();
			assertThat(gone).filteredOn((id) -> id.get() != null).hasSizeLessThanOrEqualTo(10);
		});
		assertThat(store.counts()).isEqualTo(new MetricCounts(1000, 990, 10));
	}

	@Test
	void pointsDoNotWaitForSomebodyWhoSearches() {
		MetricStore store = store(10, 10);
		add(store, GAUGE, Points.number(0, 1, 1));

		assertThat(store.find((id) -> {
			CompletableFuture.runAsync(() -> add(store, DELTAS, Points.number(0, 1, 2)))
				.orTimeout(20, TimeUnit.SECONDS)
				.join();
			return true;
		}, 10)).extracting(SeriesHistory::id).containsExactly(GAUGE);
		assertThat(store.counts()).isEqualTo(new MetricCounts(2, 0, 2));
	}

	@Test
	void seriesThatIsDroppedWhileSomebodySearchesIsLeftOut() {
		MetricStore store = store(1, 10);
		add(store, GAUGE, Points.number(0, 1, 1));

		assertThat(store.find((id) -> {
			add(store, DELTAS, Points.number(0, 1, 2));
			return true;
		}, 10)).isEmpty();
	}

	private static MetricStore store(int series, int points) {
		return new MetricStore(new MetricStoreProperties(series, points, DataSize.ofMegabytes(16)));
	}

	private static void add(MetricStore store, SeriesId id, Point point) {
		store.add(id, "", point, List.of());
	}

	private static SeriesId numbered(int number) {
		return GAUGE.with(Map.of("number", number));
	}

	private static Exemplar exemplar(int number) {
		return new Exemplar("trace " + number, "span", number, 1);
	}

}
