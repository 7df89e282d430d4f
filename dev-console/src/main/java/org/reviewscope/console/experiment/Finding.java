package org.reviewscope.console.experiment;

import org.jspecify.annotations.Nullable;

/**
 * What was found when something was looked for.
 *
 * @param verdict what it means
 * @param words what was seen, {@code null} when nothing was
 * @param link where to see it oneself, a page of the console
 */
record Finding(Verdict verdict, @Nullable String words, @Nullable String link) {

	static final Finding EXPECTED = new Finding(Verdict.EXPECTED, null, null);

	static Finding waiting(String words) {
		return new Finding(Verdict.WAITING, words, null);
	}

	static Finding proven(String words, String link) {
		return new Finding(Verdict.PROVEN, words, link);
	}

	static Finding refuted(@Nullable String words, @Nullable String link) {
		return new Finding(Verdict.REFUTED, words, link);
	}

}
