package org.reviewscope.observability.autoconfigure.problem;

import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Exceptions that this starter does not answer.
 */
final class ForeignExceptions {

	private static final DisconnectedClientHelper clientHelper = new DisconnectedClientHelper(
			ForeignExceptions.class.getName());

	private ForeignExceptions() {
	}

	/**
	 * Spring Security's filters turn what method security throws into 401 and 403; an
	 * advice that catches everything must leave it to them.
	 * @param ex the exception to judge
	 * @return whether the exception has to travel on
	 */
	static boolean belongToOthers(Exception ex) {
		return ex.getClass().getName().startsWith("org.springframework.security.");
	}

	/**
	 * The client is gone: there is nobody to answer, and the service has not failed.
	 * @param ex the exception to judge
	 * @return whether it only says that the client has hung up
	 */
	static boolean isClientGone(Exception ex) {
		return clientHelper.checkAndLogClientDisconnectedException(ex);
	}

}
