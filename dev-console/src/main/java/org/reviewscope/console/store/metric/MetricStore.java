package org.reviewscope.console.store.metric;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
		return courses(Long.MIN_VALUE, Long.MAX_VALUE).filter((course) -> wanted.test(course.id()))
			.filter(Course::hasPoints)
			.limit(limit)
			.map(Course::history)
			.toList();
	}

	/**
	 * The courses of all series in a time. Of each, the points are read when they are
	 * asked for: the series may have been dropped until then.
	 * @param from the begin, in nanoseconds since 1970
	 * @param until the end
	 * @return those that got a point last first
	 */
	public Stream<Course> courses(long from, long until) {
		return ids().stream().map((id) -> new Course(id, from, () -> history(id, until)));
	}

	private synchronized List<SeriesId> ids() {
		return new ArrayList<>(this.series.sequencedKeySet().reversed());
	}

	private synchronized Optional<SeriesHistory> history(SeriesId id, long until) {
		return Optional.ofNullable(this.series.get(id)).flatMap((kept) -> kept.history(until));
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
