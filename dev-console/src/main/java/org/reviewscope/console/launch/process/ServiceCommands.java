package org.reviewscope.console.launch.process;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Carries out the user's commands to single services, one at a time: two starts of the
 * same service would compete for its port.
 */
class ServiceCommands {

	private final List<LaunchedService> services;

	private final LauncherOutput output;

	private final ReentrantLock oneAtATime = new ReentrantLock();

	ServiceCommands(List<LaunchedService> services, LauncherOutput output) {
		this.services = services;
		this.output = output;
	}

	/**
	 * Accepts a command that stops or restarts a service. Returns at once.
	 * @param name the name of the service
	 * @param command the command
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
		this.oneAtATime.lock();
		try {
			// Again, because the command before this one may have started the service
			service.becomes(ServiceState.STOPPING);
			command.run(service);
		}
		catch (LaunchException ex) {
			this.output.problem(ex.explanation());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.oneAtATime.unlock();
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
