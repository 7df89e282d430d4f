package org.reviewscope.console.proof;

import org.jspecify.annotations.Nullable;

/**
 * The result of a check.
 *
 * @param status whether the expectation is proven
 * @param words what was seen, {@code null} when nothing was
 * @param link the page of the console that shows it
 */
public record CheckResult(CheckStatus status, @Nullable String words, @Nullable String link) {

	/** Not looked for yet. */
	public static final CheckResult EXPECTED = new CheckResult(CheckStatus.EXPECTED, null, null);

	public static CheckResult waiting(String words) {
		return new CheckResult(CheckStatus.WAITING, words, null);
	}

	public static CheckResult proven(String words, String link) {
		return new CheckResult(CheckStatus.PROVEN, words, link);
	}

	public static CheckResult refuted(@Nullable String words, @Nullable String link) {
		return new CheckResult(CheckStatus.REFUTED, words, link);
	}

}
