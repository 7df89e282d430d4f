package org.reviewscope.console.experiment;

/**
 * The status of a check.
 */
enum CheckStatus {

	/** The experiment has not run. */
	EXPECTED("•"),

	/** Not seen yet. */
	WAITING("…"),

	/** Seen. */
	PROVEN("✓"),

	/** Something else was seen, or nothing in time. */
	REFUTED("✗");

	private final String mark;

	CheckStatus(String mark) {
		this.mark = mark;
	}

	/**
	 * The sign that the page shows for it.
	 * @return one character
	 */
	String mark() {
		return this.mark;
	}

	boolean isFinal() {
		return this == PROVEN || this == REFUTED;
	}

}
