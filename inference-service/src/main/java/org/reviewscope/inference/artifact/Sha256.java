package org.reviewscope.inference.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells whether an artifact is the one the store speaks of.
 */
final class Sha256 {

	private Sha256() {
	}

	static void verify(ModelFile file) throws IOException {
		String actual = of(file);
		if (!actual.equalsIgnoreCase(file.sha256())) {
			throw new InvalidModelException(
					"The artifact of %s has SHA-256 %s, not %s".formatted(file.ref(), actual, file.sha256()));
		}
	}

	private static String of(ModelFile file) throws IOException {
		MessageDigest digest = digest();
		try (InputStream stream = new DigestInputStream(Files.newInputStream(file.path()), digest)) {
			stream.transferTo(OutputStream.nullOutputStream());
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
