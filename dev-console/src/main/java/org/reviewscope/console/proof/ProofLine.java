package org.reviewscope.console.proof;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Something that should be seen, as a page shows it.
 *
 * @param expectation what should be seen
 * @param status the status of its check
 * @param mark the same as a sign
 * @param found what was seen
 * @param link the page that shows it
 */
public record ProofLine(String expectation, String status, String mark, @Nullable String found, @Nullable String link) {

	/**
	 * Puts both together.
	 * @param expectation what should be seen
	 * @param result what its check has found
	 * @return the line
	 */
	public static ProofLine of(String expectation, CheckResult result) {
		CheckStatus check = result.status();
		return new ProofLine(expectation, check.name().toLowerCase(Locale.ROOT), check.mark(), result.words(),
				result.link());
	}

	public boolean isProven() {
		return this.status.equals("proven");
	}

}
