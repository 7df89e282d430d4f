package org.reviewscope.gateway.upstream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;

/**
 * A body that fails with a timeout once its deadline is over.
 */
final class TimedBody extends FilterInputStream {

	private final long deadline;

	TimedBody(InputStream body, long deadline) {
		super(body);
		this.deadline = deadline;
	}

	@Override
	public int read() throws IOException {
		try {
			return super.read();
		}
		catch (IOException ex) {
			throw named(ex);
		}
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		try {
			return super.read(target, offset, length);
		}
		catch (IOException ex) {
			throw named(ex);
		}
	}

	private IOException named(IOException ex) {
		if (System.nanoTime() - this.deadline < 0) {
			return ex;
		}
		HttpTimeoutException timeout = new HttpTimeoutException("The body did not come in time");
		timeout.addSuppressed(ex);
		return timeout;
	}

}
