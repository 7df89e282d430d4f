package org.reviewscope.console.query;

import java.util.List;

/**
 * A place in a query that somebody is writing, and what the grammar allows there.
 *
 * @param kind what is looked for
 * @param name the name whose value it is, empty if it is none
 * @param start where the word at this place begins
 * @param end where it ends
 * @param typed the word so far, without a quote
 * @param quoted whether a quote stands before it
 * @param symbols the operators and the like that may stand there
 */
public record Place(Kind kind, String name, int start, int end, String typed, boolean quoted, List<String> symbols) {

	/**
	 * What may stand at a place.
	 */
	public enum Kind {

		/** A name, or what stands before one. */
		NAME,

		/** A value. */
		VALUE,

		/** What stands between conditions, or in them. */
		OPERATOR,

		/** Nothing: what stands before is not a query. */
		NOTHING

	}

}
