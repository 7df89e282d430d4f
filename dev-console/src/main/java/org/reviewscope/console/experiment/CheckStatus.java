package org.reviewscope.console.experiment;

/**
 * What is known of something that should be seen.
 */
enum CheckStatus {

	/** Nobody has looked yet. */
	EXPECTED("•"),

	/** It may still come. */
	WAITING("…"),

	/** It is so. */
	PROVEN("✓"),

	/** It is not so, or did not show in time. */
	REFUTED("✗");

	private final String mark;

	CheckStatus(String mark) {
		this.mark = mark;
	}

	/**
	 * How the page marks it.
	 * @return one character
	 */
	String mark() {
		return this.mark;
	}

	boolean isFinal() {
		return this == PROVEN || this == REFUTED;
	}

}
