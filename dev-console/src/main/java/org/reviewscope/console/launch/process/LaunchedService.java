package org.reviewscope.console.launch.process;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.launch.output.ServiceOutput;
import org.reviewscope.console.launch.variable.VariableChange;
import org.reviewscope.console.launch.variable.VariableChanges;

/**
 * A service with its process and its current state.
 */
class LaunchedService {

	private final ServiceDefinition definition;

	private final ServiceOutput output = new ServiceOutput();

	private volatile VariableChanges changes = VariableChanges.NONE;

	private volatile ServiceState state = ServiceState.WAITING;

	private volatile @Nullable ServiceProcess process;

	private volatile VariableChanges changesOfProcess = VariableChanges.NONE;

	private @Nullable ServiceProcess build;

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

	ServiceOutput output() {
		return this.output;
	}

	VariableChanges changes() {
		return this.changes;
	}

	/**
	 * Changes a variable from the next start on.
	 * @param change the change
	 * @throws org.reviewscope.console.launch.variable.VariableException when the launcher
	 * needs the variable as it is
	 */
	synchronized void change(VariableChange change) {
		this.changes = this.changes
			.with(this.definition.isProject() ? change : change.checkedFor(this.definition.url()));
	}

	ServiceState state() {
		return this.state;
	}

	/**
	 * Starts the build, unless the suite is already stopping.
	 * @param start starts the build, if there is something to build
	 * @return the build, {@code null} when there is none
	 */
	synchronized @Nullable ServiceProcess build(Supplier<@Nullable ServiceProcess> start) {
		ServiceProcess started = this.closed ? null : start.get();
		if (started != null) {
			this.build = started;
			this.state = ServiceState.STARTING;
		}
		return started;
	}

	/**
	 * Starts the process, unless the suite is already stopping.
	 * @param start starts the process
	 * @return the process, {@code null} when it was not started
	 */
	synchronized @Nullable ServiceProcess start(Supplier<ServiceProcess> start) {
		if (this.closed) {
			return null;
		}
		ServiceProcess started = start.get();
		this.changesOfProcess = this.changes;
		this.process = started;
		this.state = ServiceState.STARTING;
		return started;
	}

	synchronized void becomes(ServiceState next) {
		if (!this.closed) {
			this.state = next;
		}
	}

	/**
	 * Records that it is about to be stopped: what ends from now on is no crash.
	 * @return what is to be stopped, its build or its process; {@code null} when neither
	 * runs
	 */
	synchronized @Nullable ServiceProcess stopping() {
		becomes(ServiceState.STOPPING);
		return Stream.of(Optional.ofNullable(this.build), Optional.ofNullable(this.process))
			.flatMap(Optional::stream)
			.filter(ServiceProcess::isAlive)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Whether a build that has ended was neither stopped nor replaced.
	 * @param ended the build
	 * @return whether its result counts
	 */
	synchronized boolean isBuilt(ServiceProcess ended) {
		return ended == this.build && this.state == ServiceState.STARTING;
	}

	/**
	 * Records the result of a start, unless the service was stopped meanwhile.
	 * @param started its process
	 * @param ready whether the service is ready
	 * @return whether the result was recorded
	 */
	synchronized boolean started(ServiceProcess started, boolean ready) {
		if (started != this.process || this.state != ServiceState.STARTING) {
			return false;
		}
		this.state = ready ? ServiceState.READY : ServiceState.CRASHED;
		return true;
	}

	/**
	 * Records that a process has ended, unless the user stopped it or it was replaced:
	 * its end may be reported late, when the next build is already running.
	 * @param ended the process
	 * @return whether this is a crash
	 */
	synchronized boolean crashed(ServiceProcess ended) {
		if (ended != this.process || this.state != ServiceState.READY) {
			return false;
		}
		this.state = ServiceState.CRASHED;
		return true;
	}

	/**
	 * Prevents any further start.
	 */
	synchronized void close() {
		this.closed = true;
		this.state = ServiceState.STOPPED;
	}

	ServiceStatus status() {
		ServiceProcess running = this.process;
		ProcessHandle handle = (running != null && running.isAlive()) ? running.handle() : null;
		return new ServiceStatus(this.definition.name(), url(running), this.definition.metricsUrl(), this.state,
				(handle != null) ? handle.pid() : null, (handle != null) ? uptime(handle) : null);
	}

	private String url(@Nullable ServiceProcess running) {
		return (this.definition.isProject() && running != null)
				? Objects.requireNonNullElse(running.announced().url(), "") : this.definition.url();
	}

	ServiceDetails details() {
		ServiceProcess latest = this.process;
		return new ServiceDetails(status(), this.output,
				this.changes.shown((latest != null) ? latest.start().environment() : Map.of()),
				(latest != null)
						? latest.start().variables(this.definition.environment().keySet(), this.changesOfProcess)
						: List.of(),
				(latest != null) ? latest.start().shownCommand() : List.of(),
				(latest != null) ? latest.configuration() : List.of());
	}

	private static @Nullable Duration uptime(ProcessHandle process) {
		return process.info().startInstant().map((start) -> Duration.between(start, Instant.now())).orElse(null);
	}

}
