package org.reviewscope.faults;

/**
 * This service has no such fault.
 */
final class UnknownFaultException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnknownFaultException(String name) {
		super("This service has no fault \"" + name + "\"");
	}

}
