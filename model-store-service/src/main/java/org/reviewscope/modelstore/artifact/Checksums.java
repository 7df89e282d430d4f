package org.reviewscope.modelstore.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Computes SHA-256 sums as the registry keeps them.
 */
public final class Checksums {

	private Checksums() {
	}

	/**
	 * Returns the checksum of a content.
	 * @param content what to read to its end
	 * @return hexadecimal digits in lower case
	 * @throws IOException if it cannot be read
	 */
	public static String of(InputStream content) throws IOException {
		return copy(content, OutputStream.nullOutputStream());
	}

	/**
	 * Writes a content to a file that exists, and computes its checksum meanwhile, so
	 * that it is read once.
	 * @param content what to read to its end
	 * @param file what to write
	 * @return hexadecimal digits in lower case
	 * @throws IOException if it cannot be read or written
	 */
	public static String copy(InputStream content, Path file) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			String checksum = copy(content, Channels.newOutputStream(channel));
			// The file has to be on disk before the row that names it
			channel.force(true);
			return checksum;
		}
	}

	private static String copy(InputStream content, OutputStream output) throws IOException {
		MessageDigest digest = sha256();
		content.transferTo(new DigestOutputStream(output, digest));
		return HexFormat.of().formatHex(digest.digest());
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
