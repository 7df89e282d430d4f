package org.reviewscope.console.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/**
 * Passes bytes on until there are too many.
 */
class LimitedInputStream extends FilterInputStream {

	private final Supplier<? extends RuntimeException> tooMany;

	private long remaining;

	LimitedInputStream(InputStream in, long limit, Supplier<? extends RuntimeException> tooMany) {
		super(in);
		this.remaining = limit;
		this.tooMany = tooMany;
	}

	@Override
	public int read() throws IOException {
		int value = super.read();
		count((value >= 0) ? 1 : 0);
		return value;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		int read = super.read(bytes, offset, length);
		count(read);
		return read;
	}

	private void count(int read) {
		this.remaining -= Math.max(0, read);
		if (this.remaining < 0) {
			throw this.tooMany.get();
		}
	}

}
