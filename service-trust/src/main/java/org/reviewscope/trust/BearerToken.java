package org.reviewscope.trust;

import org.jspecify.annotations.Nullable;

/**
 * The token in an Authorization header.
 */
public final class BearerToken {

	private static final String SCHEME = "Bearer ";

	private BearerToken() {
	}

	/**
	 * Reads the token.
	 * @param header the value of the header
	 * @return the token, {@code null} if the header has none
	 */
	public static @Nullable String in(@Nullable String header) {
		return (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
				? header.substring(SCHEME.length()).strip() : null;
	}

}
