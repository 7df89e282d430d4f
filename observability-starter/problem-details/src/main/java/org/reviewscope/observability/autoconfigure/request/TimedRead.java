package org.reviewscope.observability.autoconfigure.request;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * Reads a body against a deadline. The server's own time limit is one between two pieces,
 * so that a client with a byte every few seconds could hold a request for hours.
 */
final class TimedRead {

	private final Duration maxTime;

	private final long began = System.nanoTime();

	TimedRead(Duration maxTime) {
		this.maxTime = maxTime;
	}

	byte[] read(InputStream body, int max) throws IOException {
		ByteArrayOutputStream content = new ByteArrayOutputStream();
		byte[] piece = new byte[8192];
		int count = next(body, piece, max);
		while (count > 0) {
			content.write(piece, 0, count);
			count = next(body, piece, max - content.size());
		}
		return content.toByteArray();
	}

	private int next(InputStream body, byte[] piece, int max) throws IOException {
		if (System.nanoTime() - this.began > this.maxTime.toNanos()) {
			throw new BodyTooSlowException(this.maxTime);
		}
		try {
			return body.read(piece, 0, Math.min(piece.length, max));
		}
		catch (SocketTimeoutException ex) {
			throw new BodyTooSlowException(this.maxTime);
		}
	}

}
