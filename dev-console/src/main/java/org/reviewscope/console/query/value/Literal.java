package org.reviewscope.console.query.value;

/**
 * A value as it stands in a query.
 *
 * @param kind what it looks like
 * @param text its characters, without quotes
 * @param column where it begins, from 1
 */
public record Literal(Kind kind, String text, int column) {

	QueryException expected(String what) {
		return new QueryException(this.column, what, this.text.isEmpty() ? "nothing" : Found.words(this.text));
	}

	/**
	 * What a value looks like.
	 */
	public enum Kind {

		/** A text, in quotes or not. */
		TEXT,

		/** Such as 503 or -0.5. */
		NUMBER,

		/** Such as 50ms. */
		DURATION,

		/** A truth value. */
		BOOLEAN,

		/** None at all. */
		NIL

	}

}
