package org.reviewscope.observability.autoconfigure.drain;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.apache.coyote.http11.AbstractHttp11Protocol;

import org.springframework.boot.tomcat.TomcatProtocolHandlerCustomizer;
import org.springframework.context.SmartLifecycle;

/**
 * Ends the connections that clients keep open before the web server stops. Tomcat's own
 * graceful stop closes them without notice, and a request that is on its way at that
 * moment is cut. So for some time before, no new connection is taken, and each answer
 * says {@code Connection: close}.
 */
final class ConnectionDrain implements TomcatProtocolHandlerCustomizer<AbstractHttp11Protocol<?>>, SmartLifecycle {

	private final List<AbstractHttp11Protocol<?>> protocols = new CopyOnWriteArrayList<>();

	private final Duration time;

	private volatile boolean running;

	ConnectionDrain(Duration time) {
		this.time = time;
	}

	@Override
	public void customize(AbstractHttp11Protocol<?> protocol) {
		this.protocols.add(protocol);
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop(Runnable callback) {
		stop();
		CompletableFuture.delayedExecutor(this.time.toMillis(), TimeUnit.MILLISECONDS, Runnable::run).execute(callback);
	}

	@Override
	public void stop() {
		this.running = false;
		this.protocols.forEach(ConnectionDrain::end);
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Before the web server, whose phase is lower by 1024. */
	@Override
	public int getPhase() {
		return DEFAULT_PHASE;
	}

	/** A pause is no end: the port would stay closed after it. */
	@Override
	public boolean isPauseable() {
		return false;
	}

	private static void end(AbstractHttp11Protocol<?> protocol) {
		protocol.closeServerSocketGraceful();
		protocol.setMaxKeepAliveRequests(1);
	}

}
