package org.reviewscope.console.launch.program;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Short hashes of content. The first bytes of a SHA-256 are enough to distinguish the
 * builds of one machine.
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
			throw new IllegalStateException("Every Java runtime has SHA-256", ex);
		}
	}

	/**
	 * The content to hash.
	 */
	@FunctionalInterface
	interface Content {

		void addTo(MessageDigest digest) throws IOException;

	}

}
