package org.reviewscope.system.truth.expected;

/**
 * A review that is sent.
 *
 * @param text what it says
 * @param length its length in characters
 * @param tokens how many tokens it has, none cut off
 */
public record Review(String text, int length, int tokens) {

	/** The most tokens that the bundled model reads. */
	private static final int READ = 256;

	boolean truncated() {
		return this.tokens > READ;
	}

	int tokensRead() {
		return Math.min(this.tokens, READ);
	}

}
