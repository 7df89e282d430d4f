package org.reviewscope.console.launch.process;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.reviewscope.console.launch.output.OutputSource;
import org.reviewscope.console.launch.process.Readiness.Outcome;

/**
 * Starts and stops a service, and tells the user about it.
 */
class ServiceControl {

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

	private static final double NANOS_PER_SECOND = 1e9;

	private final ServiceStarter starter;

	private final Readiness readiness;

	private final LauncherOutput output;

	private final CompletableFuture<LaunchedService> firstCrash = new CompletableFuture<>();

	ServiceControl(ServiceStarter starter, Readiness readiness, LauncherOutput output) {
		this.starter = starter;
		this.readiness = readiness;
		this.output = output;
	}

	/**
	 * Completes when a service that was ready ends by itself.
	 * @return the service
	 */
	CompletableFuture<LaunchedService> firstCrash() {
		return this.firstCrash;
	}

	/**
	 * Starts a service and returns when it is ready, or when it was stopped meanwhile.
	 * @param service the service
	 * @throws InterruptedException when interrupted while waiting for it
	 * @throws LaunchException when it does not become ready
	 */
	void start(LaunchedService service) throws InterruptedException {
		try {
			if (build(service)) {
				run(service);
			}
		}
		catch (LaunchException ex) {
			service.becomes(ServiceState.CRASHED);
			throw ex;
		}
		catch (RuntimeException ex) {
			service.becomes(ServiceState.CRASHED);
			throw new LaunchException("%s does not start: %s".formatted(service.definition().name(), ex));
		}
	}

	private boolean build(LaunchedService service) throws InterruptedException {
		ServiceProcess build = service.build(() -> this.starter.build(service.definition(), service.output()::add));
		if (build == null) {
			return true;
		}
		int exit = build.exit().join();
		boolean counts = service.isBuilt(build);
		if (counts && exit != 0) {
			throw new LaunchException(CrashReport.ofBuild(service.definition(), build));
		}
		return counts;
	}

	private void run(LaunchedService service) throws InterruptedException {
		ServiceDefinition definition = service.definition();
		String name = definition.name();
		long begin = System.nanoTime();
		this.output
			.say(definition.isProject() ? name + " starts" : "%s starts on %s".formatted(name, definition.url()));
		ServiceProcess process = service
			.start(() -> this.starter.start(definition, service.changes(), service.output()::add));
		if (process == null) {
			return;
		}
		service.output().add(OutputSource.LAUNCHER, "Process " + process.handle().pid() + " has started");
		Outcome outcome = this.readiness.await(process, definition.readyUrl(),
				(waited) -> this.output.say("%s is not ready yet (%d s)".formatted(name, waited.toSeconds())));
		if (service.started(process, outcome.runs())) {
			if (!outcome.runs()) {
				throw new LaunchException(CrashReport.of(definition, process, outcome));
			}
			process.exit().thenRun(() -> ended(service, process));
			this.output.say(outcome.words().formatted(name, (System.nanoTime() - begin) / NANOS_PER_SECOND));
		}
	}

	void stop(LaunchedService service) throws InterruptedException {
		ServiceProcess process = service.stopping();
		if (process != null) {
			boolean stopped = process.stop(STOP_TIMEOUT);
			this.output.say("%s %s".formatted(service.definition().name(), stopped ? "stopped" : "had to be killed"));
		}
	}

	private void ended(LaunchedService service, ServiceProcess process) {
		if (service.crashed(process)) {
			if (service.definition().isProject()) {
				report(service, process);
			}
			this.firstCrash.complete(service);
		}
	}

	// Nothing else ends with a project, so nothing else reports its end
	private void report(LaunchedService service, ServiceProcess process) {
		try {
			this.output.problem(CrashReport.of(service.definition(), process, Outcome.EXITED));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
