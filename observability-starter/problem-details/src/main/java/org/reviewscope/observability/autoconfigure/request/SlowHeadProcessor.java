package org.reviewscope.observability.autoconfigure.request;

import java.io.IOException;
import java.time.Duration;

import org.apache.coyote.Adapter;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose request line and headers take too long. Tomcat calls it with
 * each piece that arrives, and gets {@code LONG} for those that are not the last one.
 */
final class SlowHeadProcessor extends Http11Processor {

	private final long maxNanos;

	private long began;

	/**
	 * Whose headers are on their way. Tomcat uses a processor for one connection after
	 * another.
	 */
	private @Nullable SocketWrapperBase<?> waiting;

	SlowHeadProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter, Duration maxTime) {
		super(protocol, adapter);
		this.maxNanos = maxTime.toNanos();
	}

	@Override
	public SocketState service(SocketWrapperBase<?> socket) throws IOException {
		if (this.waiting != socket) {
			// A request before this one, on the same connection, does not count
			this.began = System.nanoTime();
		}
		else if (System.nanoTime() - this.began > this.maxNanos) {
			this.waiting = null;
			return SocketState.CLOSED;
		}
		SocketState state = super.service(socket);
		this.waiting = (state == SocketState.LONG && !isAsync()) ? socket : null;
		return state;
	}

}
