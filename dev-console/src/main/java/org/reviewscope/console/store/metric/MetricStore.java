package org.reviewscope.console.store.metric;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Predicate;

import org.reviewscope.console.telemetry.metric.Exemplar;
import org.reviewscope.console.telemetry.metric.Point;
import org.reviewscope.console.telemetry.metric.SeriesId;

import org.springframework.stereotype.Component;

/**
 * All metrics that the console keeps. With the default limits, they take at most about 16
 * MB of heap.
 */
@Component
public class MetricStore {

	private final MetricStoreProperties limits;

	/** The one that got no point for longest is the first. */
	private final SequencedMap<SeriesId, StoredSeries> series = new LinkedHashMap<>();

	/** The series of each point, oldest point first. */
	private final Deque<StoredSeries> arrivals = new ArrayDeque<>();

	private int points;

	private long bytes;

	private long received;

	private long dropped;

	MetricStore(MetricStoreProperties limits) {
		this.limits = limits;
	}

	/**
	 * Adds a point, unless its series has one of that time or later: then it was sent
	 * again.
	 * @param id its series
	 * @param description what the metric is, in its sender's words
	 * @param point the point
	 * @param exemplars its measurements with a trace
	 */
	public synchronized void add(SeriesId id, String description, Point point, List<Exemplar> exemplars) {
		StoredSeries kept = this.series.computeIfAbsent(id, StoredSeries::new);
		if (kept.hasUntil(point.timeUnixNano())) {
			return;
		}
		this.received++;
		this.series.putLast(id, kept);
		this.bytes -= kept.isEmpty() ? 0 : kept.ownBytes();
		kept.add(description, point, exemplars);
		this.bytes += kept.ownBytes() + SeriesMemory.of(point);
		this.points++;
		this.arrivals.addLast(kept);
		dropOldest();
	}

	/**
	 * Finds series.
	 * @param wanted which; may take long, nobody waits for it
	 * @param limit how many at most
	 * @return those that got a point last first
	 */
	public List<SeriesHistory> find(Predicate<SeriesId> wanted, int limit) {
		return histories(ids().stream().filter(wanted).limit(limit).toList());
	}

	/**
	 * The series that are kept at the moment.
	 * @return those that got a point last first
	 */
	public synchronized List<SeriesId> ids() {
		return new ArrayList<>(this.series.sequencedKeySet().reversed());
	}

	/**
	 * What is kept of some series.
	 * @param ids which
	 * @return the same in this order, without those that have been dropped meanwhile
	 */
	public synchronized List<SeriesHistory> histories(List<SeriesId> ids) {
		return ids.stream().map(this.series::get).filter(Objects::nonNull).map(StoredSeries::history).toList();
	}

	public synchronized MetricCounts counts() {
		return new MetricCounts(this.received, this.dropped, this.series.size());
	}

	private void dropOldest() {
		while (this.series.size() > this.limits.maxSeries()) {
			drop(this.series.firstEntry().getValue());
		}
		while (this.points > this.limits.maxPoints() || this.bytes > this.limits.maxMemory().toBytes()) {
			dropFirstOf(this.arrivals.removeFirst());
		}
	}

	private void drop(StoredSeries whole) {
		while (!whole.isEmpty()) {
			dropFirstOf(whole);
		}
		// If it stayed, its memory would not be counted
		this.arrivals.removeIf((series) -> series == whole);
	}

	private void dropFirstOf(StoredSeries kept) {
		this.bytes -= kept.removeFirst();
		this.points--;
		this.dropped++;
		if (kept.isEmpty()) {
			this.bytes -= kept.ownBytes();
			this.series.remove(kept.id());
		}
	}

}
