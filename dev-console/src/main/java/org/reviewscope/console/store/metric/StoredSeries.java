package org.reviewscope.console.store.metric;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import org.reviewscope.console.telemetry.metric.Exemplar;
import org.reviewscope.console.telemetry.metric.HistogramPoint;
import org.reviewscope.console.telemetry.metric.Point;
import org.reviewscope.console.telemetry.metric.SeriesId;

/**
 * A series with its points. Not thread-safe.
 */
class StoredSeries {

	private static final int MOST_EXEMPLARS = 16;

	/** What one answer shows: enough for five minutes of a point a second. */
	private static final int NEWEST = 301;

	private final SeriesId id;

	private final Deque<Point> points = new ArrayDeque<>();

	private final Deque<Exemplar> exemplars = new ArrayDeque<>();

	private String description = "";

	private double amount;

	private double sum;

	StoredSeries(SeriesId id) {
		this.id = id;
	}

	SeriesId id() {
		return this.id;
	}

	// An exporter that got no answer sends its points again
	boolean hasUntil(long timeUnixNano) {
		return !this.points.isEmpty() && this.points.getLast().timeUnixNano() >= timeUnixNano;
	}

	boolean isEmpty() {
		return this.points.isEmpty();
	}

	int size() {
		return this.points.size();
	}

	/**
	 * Adds a point.
	 * @param newDescription what its metric is
	 * @param point a point that is newer than all others
	 * @param newExemplars its measurements with a trace
	 */
	void add(String newDescription, Point point, List<Exemplar> newExemplars) {
		this.description = newDescription;
		this.amount = this.id.delta() ? this.amount + point.amount() : point.amount();
		this.sum = this.id.delta() ? this.sum + point.sum() : point.sum();
		this.points.addLast(sharingBounds(point));
		for (Exemplar exemplar : newExemplars) {
			this.exemplars.remove(exemplar);
			this.exemplars.addFirst(exemplar);
		}
		while (this.exemplars.size() > MOST_EXEMPLARS) {
			this.exemplars.removeLast();
		}
	}

	/**
	 * Removes the oldest point.
	 * @return the memory that it took
	 */
	int removeFirst() {
		return SeriesMemory.of(this.points.removeFirst());
	}

	/**
	 * The memory that it takes without its points.
	 * @return an estimate in bytes
	 */
	int ownBytes() {
		return SeriesMemory.of(this.id, this.description, this.exemplars.size());
	}

	/**
	 * What was kept at a time.
	 * @param until the time, in nanoseconds since 1970
	 * @return the newest points before it, nothing when there are none
	 */
	Optional<SeriesHistory> history(long until) {
		List<Point> newest = new ArrayList<>();
		double laterAmount = 0;
		double laterSum = 0;
		for (Iterator<Point> older = this.points.descendingIterator(); older.hasNext() && newest.size() < NEWEST;) {
			Point point = older.next();
			if (point.timeUnixNano() < until) {
				newest.add(point);
			}
			else {
				laterAmount += point.amount();
				laterSum += point.sum();
			}
		}
		return newest.isEmpty() ? Optional.empty() : Optional.of(history(until, newest, laterAmount, laterSum));
	}

	private SeriesHistory history(long until, List<Point> newest, double laterAmount, double laterSum) {
		Point last = newest.getFirst();
		return new SeriesHistory(this.id, this.description, newest.reversed(),
				this.id.delta() ? this.amount - laterAmount : last.amount(),
				this.id.delta() ? this.sum - laterSum : last.sum(),
				this.exemplars.stream().filter((exemplar) -> exemplar.timeUnixNano() < until).toList());
	}

	// They are the same for as long as the program runs
	private Point sharingBounds(Point point) {
		if (point instanceof HistogramPoint now && this.points.peekLast() instanceof HistogramPoint last
				&& Arrays.equals(now.bounds(), last.bounds())) {
			return new HistogramPoint(now.startTimeUnixNano(), now.timeUnixNano(), now.count(), now.sum(),
					last.bounds(), now.counts());
		}
		return point;
	}

}
