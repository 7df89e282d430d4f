package org.reviewscope.console.scrape;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.scrape.MetricFamily.Sample;

/**
 * How fast each series grows. Remembers two earlier scrapes, half a minute apart, without
 * the buckets of histograms, which are most of them.
 */
final class SeriesRates {

	private static final long STEP = TimeUnit.SECONDS.toNanos(30);

	private static final double SECOND = 1e9;

	private static final double THOUSAND = 1e3;

	private static final List<String> COUNTERS = List.of("_total", "_count", "_sum");

	private Values newest = new Values(0, Map.of());

	private Values earlier = this.newest;

	private Values earliest = this.newest;

	void add(long nanoTime, List<MetricFamily> scrape) {
		Map<Key, Double> values = new HashMap<>();
		scrape.stream()
			.flatMap((family) -> family.samples().stream())
			.filter((sample) -> !sample.name().endsWith("_bucket"))
			.forEach((sample) -> values.put(Key.of(sample), sample.value()));
		this.newest = new Values(nanoTime, values);
		if (this.earlier.values().isEmpty()) {
			this.earlier = this.newest;
			this.earliest = this.newest;
		}
		else if (nanoTime - this.earlier.nanoTime() >= STEP) {
			this.earliest = this.earlier;
			this.earlier = this.newest;
		}
	}

	/**
	 * The rate of a series of the newest scrape.
	 * @param sample the series
	 * @return growth per second, {@code null} when there was no scrape before
	 */
	@Nullable Double perSecond(Sample sample) {
		double seconds = (this.newest.nanoTime() - this.earliest.nanoTime()) / SECOND;
		double growth = growth(sample, this.earliest.values().get(Key.of(sample)));
		return (seconds > 0 && Double.isFinite(growth)) ? Math.round(growth / seconds * THOUSAND) / THOUSAND : null;
	}

	// A counter that is new, or that belongs to a new process, has counted from zero
	private static double growth(Sample sample, @Nullable Double before) {
		boolean counts = COUNTERS.stream().anyMatch(sample.name()::endsWith);
		if (counts && (before == null || before > sample.value())) {
			return sample.value();
		}
		return (before != null) ? sample.value() - before : Double.NaN;
	}

	private record Key(String name, Map<String, String> labels) {

		static Key of(Sample sample) {
			return new Key(sample.name(), sample.labels());
		}

	}

	private record Values(long nanoTime, Map<Key, Double> values) {
	}

}
