package org.reviewscope.console.ingest.decode;

/**
 * A point that makes no sense, with an explanation for its sender.
 */
@SuppressWarnings("serial")
class InvalidPointException extends RuntimeException {

	InvalidPointException(String explanation) {
		// A request can hold a hundred thousand of them
		super(explanation, null, false, false);
	}

	static void unless(boolean valid, String explanation) {
		if (!valid) {
			throw new InvalidPointException(explanation);
		}
	}

	/**
	 * What is wrong.
	 * @return words that are the same for all such points
	 */
	String explanation() {
		return String.valueOf(getMessage());
	}

}
