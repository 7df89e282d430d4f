package org.reviewscope.console.experiment;

import org.jspecify.annotations.Nullable;

/**
 * What was found when something was looked for.
 *
 * @param verdict what it means
 * @param words what was seen, {@code null} when nothing was
 * @param link where to see it oneself, a page of the console
 */
record CheckResult(CheckStatus verdict, @Nullable String words, @Nullable String link) {

	static final CheckResult EXPECTED = new CheckResult(CheckStatus.EXPECTED, null, null);

	static CheckResult waiting(String words) {
		return new CheckResult(CheckStatus.WAITING, words, null);
	}

	static CheckResult proven(String words, String link) {
		return new CheckResult(CheckStatus.PROVEN, words, link);
	}

	static CheckResult refuted(@Nullable String words, @Nullable String link) {
		return new CheckResult(CheckStatus.REFUTED, words, link);
	}

}
