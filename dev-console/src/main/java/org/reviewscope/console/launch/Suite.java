package org.reviewscope.console.launch;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The three services together: started one after the other as each is ready, watched,
 * stopped in reverse.
 */
class Suite implements RunningServices {

	private final List<LaunchedService> services;

	private final ServiceLife life;

	private final LauncherOutput output;

	// One order after the other: two starts of one service would fight for its port
	private final ReentrantLock orders = new ReentrantLock();

	Suite(List<ServiceDefinition> services, ServiceLife life, LauncherOutput output) {
		this.services = services.stream().map(LaunchedService::new).toList();
		this.life = life;
		this.output = output;
	}

	/**
	 * Starts the services.
	 * @throws InterruptedException when interrupted while waiting for one
	 * @throws LaunchException when one does not get ready
	 */
	void start() throws InterruptedException {
		for (LaunchedService service : this.services) {
			this.life.start(service);
		}
	}

	/**
	 * Completes when a service that was ready ends without being asked.
	 * @return the service
	 */
	CompletableFuture<LaunchedService> firstCrash() {
		return this.life.firstCrash();
	}

	void stop() throws InterruptedException {
		this.services.forEach(LaunchedService::close);
		for (LaunchedService service : this.services.reversed()) {
			this.life.stop(service);
		}
	}

	@Override
	public List<ServiceStatus> statuses() {
		return this.services.stream().map(LaunchedService::status).toList();
	}

	@Override
	public CompletableFuture<Void> stop(String name) {
		return inTurn(name, (service) -> {
			this.life.stop(service);
			service.becomes(ServiceState.STOPPED);
		});
	}

	@Override
	public void restart(String name) {
		inTurn(name, (service) -> {
			this.life.stop(service);
			this.life.start(service);
		});
	}

	private CompletableFuture<Void> inTurn(String name, Order order) {
		return CompletableFuture.allOf(this.services.stream()
			.filter((service) -> service.definition().name().equals(name))
			.map((service) -> heard(service, order))
			.toArray(CompletableFuture[]::new));
	}

	private CompletableFuture<Void> heard(LaunchedService service, Order order) {
		// Before its turn comes, so that whoever gave the order sees that it was heard
		service.becomes(ServiceState.STOPPING);
		return CompletableFuture.runAsync(() -> carryOut(service, order), Thread::startVirtualThread);
	}

	private void carryOut(LaunchedService service, Order order) {
		this.orders.lock();
		try {
			service.becomes(ServiceState.STOPPING);
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

	/**
	 * What the user wants done with a service.
	 */
	@FunctionalInterface
	private interface Order {

		void apply(LaunchedService service) throws InterruptedException;

	}

}
