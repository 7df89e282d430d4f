package org.reviewscope.console.launch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.reviewscope.console.launch.Readiness.Outcome;

/**
 * The three services together: started one after the other as each is ready, watched,
 * stopped in reverse.
 */
class Suite implements RunningServices {

	private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

	private final List<LaunchedService> services;

	private final ServiceStarter starter;

	private final Readiness readiness;

	private final LauncherOutput output;

	private final CompletableFuture<LaunchedService> firstCrash = new CompletableFuture<>();

	Suite(List<ServiceDefinition> services, ServiceStarter starter, Readiness readiness, LauncherOutput output) {
		this.services = services.stream().map(LaunchedService::new).toList();
		this.starter = starter;
		this.readiness = readiness;
		this.output = output;
	}

	/**
	 * Starts the services.
	 * @throws InterruptedException when interrupted while waiting for one
	 * @throws LaunchException when one does not get ready
	 */
	void start() throws InterruptedException {
		for (LaunchedService service : this.services) {
			start(service);
		}
	}

	/**
	 * Completes when a service that was ready ends without being asked.
	 * @return the service
	 */
	CompletableFuture<LaunchedService> firstCrash() {
		return this.firstCrash;
	}

	void stop() throws InterruptedException {
		this.services.forEach((service) -> service.becomes(ServiceState.STOPPED));
		for (LaunchedService service : this.services.reversed()) {
			stop(service);
		}
	}

	@Override
	public List<ServiceStatus> statuses() {
		return this.services.stream().map(LaunchedService::status).toList();
	}

	private void start(LaunchedService service) throws InterruptedException {
		String name = service.definition().name();
		long begin = System.nanoTime();
		this.output.say("%s starts on %s".formatted(name, service.definition().url()));
		ServiceProcess process = service.start(() -> this.starter.start(service.definition()));
		if (process == null) {
			return;
		}
		Outcome outcome = this.readiness.await(process, service.definition().url(),
				(waited) -> this.output.say("%s is not ready yet (%d s)".formatted(name, waited.toSeconds())));
		if (service.state() == ServiceState.STOPPED) {
			return;
		}
		if (outcome != Outcome.READY) {
			service.becomes(ServiceState.CRASHED);
			throw new LaunchException(CrashReport.of(service.definition(), process, outcome));
		}
		service.becomes(ServiceState.READY);
		process.exit().thenRun(() -> ended(service));
		this.output.say("%s is ready after %.1f s".formatted(name, (System.nanoTime() - begin) / 1e9));
	}

	private void ended(LaunchedService service) {
		if (service.state() != ServiceState.STOPPED) {
			service.becomes(ServiceState.CRASHED);
			this.firstCrash.complete(service);
		}
	}

	private void stop(LaunchedService service) throws InterruptedException {
		ServiceProcess process = service.process();
		if (process != null && process.isAlive()) {
			boolean gone = process.stop(STOP_PATIENCE);
			this.output.say("%s %s".formatted(service.definition().name(), gone ? "stopped" : "had to be killed"));
		}
	}

}
