package org.reviewscope.console.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;

/**
 * Good and bad frames of zstd.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8878">RFC 8878</a>
 */
final class ZstdFrames {

	/** Three bytes that every receiver passes over. */
	static final byte[] SKIPPABLE = { 0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3 };

	private ZstdFrames() {
	}

	/**
	 * Compresses into one frame with a checksum, in pieces, as a sender does that does
	 * not know the length.
	 * @param body what is in it
	 * @return the frame
	 */
	static byte[] of(byte[] body) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZstdOutputStreamNoFinalizer zstd = new ZstdOutputStreamNoFinalizer(bytes).setChecksum(true)) {
			for (int i = 0; i < body.length; i += 1000) {
				zstd.write(body, i, Math.min(1000, body.length - i));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	/**
	 * An empty frame.
	 * @param exponent its window is this power of two, in kB
	 * @param eighths the number of eighths of it that are added
	 * @return the frame
	 */
	static byte[] withWindow(int exponent, int eighths) {
		return new byte[] { 0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, (byte) (exponent << 3 | eighths), 1, 0, 0 };
	}

	static byte[] joined(byte[]... parts) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			bytes.writeBytes(part);
		}
		return bytes.toByteArray();
	}

}
