package org.reviewscope.console.launch.process;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Carries out the first starts and the user's commands to single services, one at a time:
 * two starts of the same service would compete for its port.
 */
class ServiceCommands {

	private final List<LaunchedService> services;

	private final ServiceControl control;

	private final LauncherOutput output;

	// Fair: a command does not wait until all services have started
	private final ReentrantLock oneAtATime = new ReentrantLock(true);

	ServiceCommands(List<LaunchedService> services, ServiceControl control, LauncherOutput output) {
		this.services = services;
		this.control = control;
		this.output = output;
	}

	/**
	 * Starts a service for the first time, unless there was a command to it before.
	 * @param service the service
	 * @throws InterruptedException when interrupted while waiting for it
	 * @throws LaunchException when it does not become ready
	 */
	void start(LaunchedService service) throws InterruptedException {
		this.oneAtATime.lockInterruptibly();
		try {
			if (service.state() == ServiceState.WAITING) {
				this.control.start(service);
			}
		}
		finally {
			this.oneAtATime.unlock();
		}
	}

	/**
	 * Stops a service, and carries out a command. Returns at once.
	 * @param name the name of the service
	 * @param command what to do when it has stopped
	 * @return completes when the command was carried out or has failed
	 */
	CompletableFuture<Void> submit(String name, Command command) {
		return CompletableFuture.allOf(this.services.stream()
			.filter((service) -> service.definition().name().equals(name))
			.map((service) -> submit(service, command))
			.toArray(CompletableFuture[]::new));
	}

	private CompletableFuture<Void> submit(LaunchedService service, Command command) {
		// At once, so that the user sees that the command was accepted
		service.becomes(ServiceState.STOPPING);
		return CompletableFuture.runAsync(() -> run(service, command), Thread::startVirtualThread);
	}

	private void run(LaunchedService service, Command command) {
		try {
			// Ends a start that is under way, so that this command need not wait for it
			this.control.stop(service);
			this.oneAtATime.lockInterruptibly();
			try {
				// Again, because the command before this one may have started the service
				this.control.stop(service);
				command.run(service);
			}
			finally {
				this.oneAtATime.unlock();
			}
		}
		catch (LaunchException ex) {
			this.output.problem(ex.explanation());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * What to do with a service.
	 */
	@FunctionalInterface
	interface Command {

		void run(LaunchedService service) throws InterruptedException;

	}

}
