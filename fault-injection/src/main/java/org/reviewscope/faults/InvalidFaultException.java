package org.reviewscope.faults;

/**
 * An invalid request for a fault. Its message is for the user.
 */
public final class InvalidFaultException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public InvalidFaultException(String message) {
		super(message);
	}

}
