package org.reviewscope.gateway.refusal;

/**
 * An exception that knows why it refuses a request.
 */
@FunctionalInterface
public interface Refused {

	/**
	 * Returns the reason.
	 * @return what the refusal is counted under
	 */
	Refusal refusal();

}
