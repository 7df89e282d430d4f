package org.reviewscope.console.launch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

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

	// One order after the other: two starts of one service would fight for its port
	private final ReentrantLock orders = new ReentrantLock();

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
		this.services.forEach(LaunchedService::close);
		for (LaunchedService service : this.services.reversed()) {
			stop(service);
		}
	}

	@Override
	public List<ServiceStatus> statuses() {
		return this.services.stream().map(LaunchedService::status).toList();
	}

	@Override
	public void stop(String name) {
		inTurn(name, (service) -> {
			service.becomes(ServiceState.STOPPED);
			stop(service);
		});
	}

	@Override
	public void restart(String name) {
		inTurn(name, (service) -> {
			service.becomes(ServiceState.STOPPED);
			stop(service);
			start(service);
		});
	}

	private void inTurn(String name, Order order) {
		this.services.stream()
			.filter((service) -> service.definition().name().equals(name))
			.forEach((service) -> Thread.ofVirtual().start(() -> carryOut(service, order)));
	}

	private void carryOut(LaunchedService service, Order order) {
		this.orders.lock();
		try {
			order.apply(service);
		}
		catch (LaunchException ex) {
			this.output.problem(ex.explanation());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.orders.unlock();
		}
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
		process.exit().thenRun(() -> ended(service, process));
		this.output.say("%s is ready after %.1f s".formatted(name, (System.nanoTime() - begin) / 1e9));
	}

	private void ended(LaunchedService service, ServiceProcess process) {
		if (service.crashed(process)) {
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

	/**
	 * What the user wants done with a service.
	 */
	@FunctionalInterface
	private interface Order {

		void apply(LaunchedService service) throws InterruptedException;

	}

}
