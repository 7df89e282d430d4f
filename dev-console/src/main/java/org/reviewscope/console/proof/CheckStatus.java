package org.reviewscope.console.proof;

/**
 * The status of a check.
 */
public enum CheckStatus {

	/** Not looked for yet. */
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

	public boolean isFinal() {
		return this == PROVEN || this == REFUTED;
	}

}
