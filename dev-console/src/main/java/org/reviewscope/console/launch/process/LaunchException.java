package org.reviewscope.console.launch.process;

/**
 * Explains to the user why the suite cannot run, and what to do about it.
 */
@SuppressWarnings("serial")
public class LaunchException extends RuntimeException {

	private final String explanation;

	public LaunchException(String explanation) {
		super(explanation);
		this.explanation = explanation;
	}

	public String explanation() {
		return this.explanation;
	}

}
