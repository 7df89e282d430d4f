package org.reviewscope.console.launch.process;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A service of the suite through its life: not yet started, running, ended.
 */
class LaunchedService {

	private final ServiceDefinition definition;

	private volatile ServiceState state = ServiceState.WAITING;

	private volatile @Nullable ServiceProcess process;

	private boolean closed;

	LaunchedService(ServiceDefinition definition) {
		this.definition = definition;
	}

	ServiceDefinition definition() {
		return this.definition;
	}

	@Nullable ServiceProcess process() {
		return this.process;
	}

	ServiceState state() {
		return this.state;
	}

	/**
	 * Starts the process, unless the suite is being stopped already.
	 * @param start starts it
	 * @return the process, {@code null} when it must not start any more
	 */
	synchronized @Nullable ServiceProcess start(Supplier<ServiceProcess> start) {
		if (this.closed) {
			return null;
		}
		this.process = start.get();
		this.state = ServiceState.STARTING;
		return this.process;
	}

	synchronized void becomes(ServiceState next) {
		if (!this.closed) {
			this.state = next;
		}
	}

	/**
	 * Notes how the start ended, unless it was asked to stop meanwhile.
	 * @param ready whether it is ready
	 * @return whether that was noted
	 */
	synchronized boolean started(boolean ready) {
		if (this.state != ServiceState.STARTING) {
			return false;
		}
		this.state = ready ? ServiceState.READY : ServiceState.CRASHED;
		return true;
	}

	/**
	 * Notes how a process ended, unless it was asked to or another has taken its place.
	 * @param ended the process
	 * @return whether the service is gone without being asked
	 */
	synchronized boolean crashed(ServiceProcess ended) {
		if (ended != this.process || this.state == ServiceState.STOPPED || this.state == ServiceState.STOPPING) {
			return false;
		}
		this.state = ServiceState.CRASHED;
		return true;
	}

	/**
	 * Lets it never start again.
	 */
	synchronized void close() {
		this.closed = true;
		this.state = ServiceState.STOPPED;
	}

	ServiceStatus status() {
		ServiceProcess running = this.process;
		ProcessHandle handle = (running != null && running.isAlive()) ? running.handle() : null;
		return new ServiceStatus(this.definition.name(), this.definition.url(), this.definition.metricsUrl(),
				this.state, (handle != null) ? handle.pid() : null, (handle != null) ? uptime(handle) : null);
	}

	private static @Nullable Duration uptime(ProcessHandle process) {
		return process.info().startInstant().map((start) -> Duration.between(start, Instant.now())).orElse(null);
	}

}
