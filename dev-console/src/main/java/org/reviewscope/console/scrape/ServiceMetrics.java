package org.reviewscope.console.scrape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.scrape.MetricFamily.Sample;

/**
 * The metrics of one service in the last minutes: the whole newest scrape, and of the
 * earlier ones what the charts need. Takes about 300 kB at most.
 */
public class ServiceMetrics {

	private static final int KEPT = 61;

	private static final int WINDOW = 6;

	private static final int MAX_FAMILIES = 400;

	private static final double TENTH = 1e8;

	private final Deque<HttpTotals> totals = new ArrayDeque<>();

	private final Map<String, Deque<Reading>> values = new HashMap<>();

	private final SeriesRates rates = new SeriesRates();

	private List<MetricFamily> families = List.of();

	synchronized void add(long nanoTime, long unixMillis, List<MetricFamily> scrape) {
		this.families = scrape.stream().limit(MAX_FAMILIES).toList();
		this.rates.add(nanoTime, this.families);
		addBounded(this.totals, HttpTotals.of(nanoTime, unixMillis, scrape));
		this.values.keySet().retainAll(this.families.stream().map(MetricFamily::name).toList());
		this.families
			.forEach((family) -> addBounded(this.values.computeIfAbsent(family.name(), (unknown) -> new ArrayDeque<>()),
					new Reading(TimeUnit.MILLISECONDS.toNanos(unixMillis), valueOf(family))));
	}

	/**
	 * The newest scrape.
	 * @return its metrics
	 */
	public synchronized List<MetricFamily> families() {
		return this.families;
	}

	/**
	 * The age of the newest scrape.
	 * @return seconds, {@code null} before the first
	 */
	public synchronized @Nullable Double ageSeconds() {
		HttpTotals newest = this.totals.peekLast();
		return (newest != null) ? Math.round((System.nanoTime() - newest.nanoTime()) / TENTH) / 10.0 : null;
	}

	/**
	 * How fast a series has grown lately.
	 * @param sample its newest value
	 * @return growth per second over the last half to whole minute, {@code null} when it
	 * is too new
	 */
	public synchronized @Nullable Double perSecond(Sample sample) {
		return this.rates.perSecond(sample);
	}

	/**
	 * The history of a metric.
	 * @param family its name
	 * @return the sum of its series at each scrape, for histograms and summaries their
	 * count
	 */
	public synchronized List<Reading> history(String family) {
		return List.copyOf(this.values.getOrDefault(family, new ArrayDeque<>()));
	}

	/**
	 * The history of the load.
	 * @return for each scrape the load of the half minute before it
	 */
	public synchronized List<Load> loads() {
		List<HttpTotals> moments = List.copyOf(this.totals);
		List<Load> loads = new ArrayList<>();
		for (int i = 1; i < moments.size(); i++) {
			loads.add(moments.get(i).since(moments.get(Math.max(0, i - WINDOW))));
		}
		return loads;
	}

	private static double valueOf(MetricFamily family) {
		return switch (family.type()) {
			case "histogram", "summary" -> family.sum("_count");
			default -> family.sum("");
		};
	}

	private static <T> void addBounded(Deque<T> queue, T element) {
		if (queue.size() == KEPT) {
			queue.removeFirst();
		}
		queue.addLast(element);
	}

	/**
	 * A value of a scrape.
	 *
	 * @param unixNano when it was read
	 * @param value the value
	 */
	public record Reading(long unixNano, double value) {
	}

}
