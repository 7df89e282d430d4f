package org.reviewscope.observability.autoconfigure.request;

import java.io.IOException;
import java.time.Duration;

import org.apache.coyote.Adapter;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Closes a connection whose request line and headers take too long. Tomcat calls it with
 * each piece that arrives, and may answer a request and begin with the next one in one
 * call. It notes when the first byte of a request came, and forgets it with its answer.
 */
final class SlowHeadProcessor extends Http11Processor {

	private final long maxNanos;

	SlowHeadProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter, Duration maxTime) {
		super(protocol, adapter);
		this.maxNanos = maxTime.toNanos();
	}

	@Override
	public SocketState service(SocketWrapperBase<?> socket) throws IOException {
		long began = this.request.getStartTimeNanos();
		return (began != -1 && System.nanoTime() - began > this.maxNanos) ? SocketState.CLOSED : super.service(socket);
	}

}
