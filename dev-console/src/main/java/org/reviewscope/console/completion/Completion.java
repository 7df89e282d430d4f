package org.reviewscope.console.completion;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What may stand at a place in a query.
 *
 * @param start where the word begins that a suggestion replaces
 * @param end where it ends
 * @param suggestions what may stand there, the likeliest first
 */
record Completion(int start, int end, List<Suggestion> suggestions) {

	/**
	 * Something to write.
	 *
	 * @param text what to write
	 * @param kind a name, a value or an operator
	 * @param count how many of the newest spans or log records have it, {@code null} if
	 * that was not counted
	 */
	record Suggestion(String text, String kind, @Nullable Integer count) {
	}

}
