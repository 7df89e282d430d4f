package org.reviewscope.console.launch.program;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Short names for content: enough of a SHA-256 to tell builds of one machine apart.
 */
final class ContentHash {

	private static final int BYTES = 8;

	private ContentHash() {
	}

	static String of(Content content) throws IOException {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			content.addTo(digest);
			return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	/**
	 * Feeds what is to be named.
	 */
	@FunctionalInterface
	interface Content {

		void addTo(MessageDigest digest) throws IOException;

	}

}
