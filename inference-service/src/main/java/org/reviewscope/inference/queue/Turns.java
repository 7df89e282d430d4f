package org.reviewscope.inference.queue;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Says whose piece of work is next: the oldest of the line that has had the least. (The
 * literature calls it start-time fair queueing.) A line that comes back after a while
 * gets nothing extra for that time: it begins with the amount of the line that was served
 * last.
 */
final class Turns {

	/** Callers beyond that share a line, so that inventing callers gains nothing. */
	static final int MOST_LINES = 64;

	private final Map<Line.Name, Line> lines = new HashMap<>();

	/** What the line had had whose piece began last. */
	private long now;

	/** What the pieces cost that are worked on. */
	private long running;

	/**
	 * Lets a request in, unless it would have to wait for too much work.
	 * @param name whose request it is
	 * @param cost what it costs
	 * @param most how much work may be done until it is, itself included; more only if
	 * there is nothing else to do
	 * @return its line, or {@code null} if it may not enter
	 */
	synchronized @Nullable Line enter(Line.Name name, long cost, long most) {
		Line line = line(name);
		long work = until(line, cost);
		if (work > most && work > cost) {
			return null;
		}
		line.enter(cost);
		return line;
	}

	/**
	 * Returns how much work would be done until a request is.
	 * @param name whose request it is
	 * @param cost what it costs
	 * @return the cost of that work, itself included
	 */
	synchronized long until(Line.Name name, long cost) {
		return until(line(name), cost);
	}

	/**
	 * Returns how much work would be done until all is that waits in a line.
	 * @param line the line
	 * @return the cost of that work
	 */
	synchronized long until(Line line) {
		return until(line, 0);
	}

	// Only as much work of the others goes first as the line itself has had until then
	private long until(Line line, long cost) {
		long own = line.waiting() + cost;
		return this.running + cost
				+ this.lines.values().stream().mapToLong((other) -> Math.min(other.waiting(), own)).sum();
	}

	private Line line(Line.Name name) {
		this.lines.values().removeIf((line) -> line.waiting() == 0 && !line.hasPieces() && line.had() <= this.now);
		boolean ownLine = this.lines.size() < MOST_LINES || this.lines.containsKey(name);
		return this.lines.computeIfAbsent(ownLine ? name : name.shared(), (_) -> new Line(this.now));
	}

	synchronized void add(Piece piece) {
		piece.line().add(piece);
	}

	/**
	 * Begins with the next piece.
	 * @return the piece, or {@code null} if those who waited have left
	 */
	synchronized @Nullable Piece next() {
		Line next = this.lines.values()
			.stream()
			.filter(Line::hasPieces)
			.min(Comparator.comparingLong(Line::had))
			.orElse(null);
		if (next == null) {
			return null;
		}
		this.now = Math.max(this.now, next.had());
		Piece piece = next.begin(this.now);
		this.running += (piece != null) ? piece.cost() : 0;
		return piece;
	}

	synchronized void done(Piece piece) {
		this.running -= piece.cost();
	}

	/**
	 * Takes what is left of a request out of its line.
	 * @param line where it waits
	 * @param cost what it costs
	 * @param pieces its pieces, those included that have begun
	 */
	synchronized void leave(Line line, long cost, Collection<Piece> pieces) {
		line.leave(cost - pieces.stream().filter((piece) -> !line.remove(piece)).mapToLong(Piece::cost).sum());
	}

}
