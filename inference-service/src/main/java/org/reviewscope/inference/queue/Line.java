package org.reviewscope.inference.queue;

import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/**
 * The waiting requests of one caller. {@link Turns} makes sure that only one thread uses
 * it at a time.
 */
final class Line {

	private final Deque<Piece> pieces = new ArrayDeque<>();

	private long had;

	private long waiting;

	/**
	 * Opens a line.
	 * @param had what it is taken to have had: not less than those who have waited
	 */
	Line(long had) {
		this.had = had;
	}

	/**
	 * Returns what its pieces cost that have begun.
	 * @return the sum, from what it was opened with
	 */
	long had() {
		return this.had;
	}

	/**
	 * Returns what its requests cost, without their pieces that have begun.
	 * @return the sum
	 */
	long waiting() {
		return this.waiting;
	}

	boolean hasPieces() {
		return !this.pieces.isEmpty();
	}

	void enter(long cost) {
		this.waiting += cost;
	}

	void leave(long cost) {
		this.waiting -= cost;
	}

	void add(Piece piece) {
		this.pieces.add(piece);
	}

	boolean remove(Piece piece) {
		return this.pieces.remove(piece);
	}

	/**
	 * Begins with the oldest piece.
	 * @param now what a line has at least had that comes back
	 * @return the piece
	 */
	@Nullable Piece begin(long now) {
		Piece piece = this.pieces.poll();
		if (piece != null) {
			this.had = Math.max(this.had, now) + piece.cost();
			this.waiting -= piece.cost();
		}
		return piece;
	}

	/**
	 * Whose line it is. Single reviews and batches wait in two lines: a single review
	 * need not wait for the whole of a batch, nor a batch for a stream of single reviews.
	 *
	 * @param caller the caller
	 * @param batch whether the request is a batch
	 */
	record Name(String caller, boolean batch) {

		Name shared() {
			return new Name("", this.batch);
		}

	}

}
