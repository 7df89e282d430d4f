package org.reviewscope.modelstore.artifact;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/**
 * Stops reading a zip bomb at the byte that is one too many.
 */
class BoundedInputStream extends FilterInputStream {

	private final Supplier<? extends RuntimeException> tooLarge;

	private long remaining;

	BoundedInputStream(InputStream content, long limit, Supplier<? extends RuntimeException> tooLarge) {
		super(content);
		this.remaining = limit;
		this.tooLarge = tooLarge;
	}

	@Override
	public int read() throws IOException {
		int value = super.read();
		count((value >= 0) ? 1 : 0);
		return value;
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		int read = super.read(buffer, offset, length);
		count(Math.max(read, 0));
		return read;
	}

	private void count(int read) {
		this.remaining -= read;
		if (this.remaining < 0) {
			throw this.tooLarge.get();
		}
	}

}
