package org.reviewscope.trust;

import java.io.Serial;

/**
 * A secret of the suite that can be guessed.
 */
final class WeakTokenException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	WeakTokenException(int shortest) {
		super("Each of reviewscope.trust.tokens needs at least %d characters".formatted(shortest));
	}

}
