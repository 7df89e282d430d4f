package org.reviewscope.observability.autoconfigure.request;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Reads on for a limited time where a request was answered before its body was read.
 * Tomcat does so, too, to let the sender see the answer, but without a limit.
 */
final class SlowBodyValve extends ValveBase {

	private final Duration maxTime;

	SlowBodyValve(Duration maxTime) {
		super(true);
		this.maxTime = maxTime;
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		long began = System.nanoTime();
		getNext().invoke(request, response);
		if (!request.isAsync() && !request.isFinished() && request.getHeader("Expect") == null) {
			response.finishResponse();
			drain(request.getCoyoteRequest(), began);
		}
	}

	private void drain(org.apache.coyote.Request request, long began) {
		try {
			while (System.nanoTime() - began < this.maxTime.toNanos()) {
				if (request.doRead(new Nowhere()) < 0) {
					return;
				}
			}
		}
		catch (IOException ex) {
			// Nothing arrived for a while, or the sender is gone
		}
		request.action(ActionCode.CLOSE_NOW, null);
	}

	/**
	 * Forgets what was read.
	 */
	private static final class Nowhere implements ApplicationBufferHandler {

		private ByteBuffer buffer = ByteBuffer.allocate(0);

		@Override
		public void setByteBuffer(ByteBuffer buffer) {
			this.buffer = buffer;
		}

		@Override
		public ByteBuffer getByteBuffer() {
			return this.buffer;
		}

		@Override
		public void expand(int size) {
			// Nothing is kept
		}

	}

}
