package org.reviewscope.faults;

/**
 * What was asked for makes no sense. Its message is for the user.
 */
public final class InvalidFaultException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public InvalidFaultException(String message) {
		super(message);
	}

}
