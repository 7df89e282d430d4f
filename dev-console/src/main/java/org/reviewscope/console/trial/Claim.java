package org.reviewscope.console.trial;

import java.util.function.Function;

/**
 * Something that should be seen, and how to look for it.
 *
 * @param words what should be seen
 * @param afterReturn whether only when the stopped service is back
 * @param look looks for it once
 */
record Claim(String words, boolean afterReturn, Function<Run, Finding> look) {

	static Claim of(String words, Function<Run, Finding> look) {
		return new Claim(words, false, look);
	}

	static Claim afterReturn(String words, Function<Run, Finding> look) {
		return new Claim(words, true, look);
	}

}
