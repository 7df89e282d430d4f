package org.reviewscope.console.launch;

/**
 * Says in words for the user why the suite can not run.
 */
@SuppressWarnings("serial")
class LaunchException extends RuntimeException {

	private final String explanation;

	LaunchException(String explanation) {
		super(explanation);
		this.explanation = explanation;
	}

	String explanation() {
		return this.explanation;
	}

}
