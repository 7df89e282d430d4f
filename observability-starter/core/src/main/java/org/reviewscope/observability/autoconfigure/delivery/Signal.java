package org.reviewscope.observability.autoconfigure.delivery;

/**
 * What is delivered.
 */
enum Signal {

	/** Of traces. */
	SPANS("spans"),

	/** The lines of the log. */
	LOGS("logs");

	private final String label;

	Signal(String label) {
		this.label = label;
	}

	String label() {
		return this.label;
	}

}
