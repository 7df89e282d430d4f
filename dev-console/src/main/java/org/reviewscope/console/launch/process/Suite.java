package org.reviewscope.console.launch.process;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.reviewscope.console.launch.process.Readiness.Outcome;
import org.reviewscope.console.launch.variable.VariableChange;

/**
 * The three services together: each is started when the one before it is ready, and they
 * are stopped in reverse order.
 */
public class Suite implements RunningServices, InspectedServices {

	private final List<LaunchedService> services;

	private final ServiceControl control;

	private final ServiceCommands commands;

	/**
	 * Creates the suite, with nothing started.
	 * @param services the services, in the order of their start
	 * @param starter starts the process of each
	 * @param readyTimeout how long a service may take to become ready
	 * @param output tells the user about each step
	 */
	public Suite(List<ServiceDefinition> services, ServiceStarter starter, Duration readyTimeout,
			LauncherOutput output) {
		this.services = services.stream().map(LaunchedService::new).toList();
		this.control = new ServiceControl(starter, new Readiness(readyTimeout), output);
		this.commands = new ServiceCommands(this.services, this.control, output);
	}

	/**
	 * Starts the services.
	 * @throws InterruptedException when interrupted while waiting for one
	 * @throws LaunchException when one does not become ready
	 */
	public void start() throws InterruptedException {
		for (LaunchedService service : this.services) {
			this.commands.start(service);
		}
	}

	/**
	 * Waits until a service that was ready ends by itself.
	 * @return what the user should know about it
	 * @throws InterruptedException when interrupted while reading its last lines
	 */
	public String awaitCrash() throws InterruptedException {
		LaunchedService crashed = firstCrash().join();
		return CrashReport.of(crashed.definition(), Objects.requireNonNull(crashed.process()), Outcome.EXITED);
	}

	CompletableFuture<LaunchedService> firstCrash() {
		return this.control.firstCrash();
	}

	public void stop() throws InterruptedException {
		this.services.forEach(LaunchedService::close);
		for (LaunchedService service : this.services.reversed()) {
			this.control.stop(service);
		}
	}

	@Override
	public List<ServiceStatus> statuses() {
		return this.services.stream().map(LaunchedService::status).toList();
	}

	@Override
	public CompletableFuture<Void> stop(String name) {
		return this.commands.submit(name, (service) -> service.becomes(ServiceState.STOPPED));
	}

	@Override
	public void restart(String name) {
		this.commands.submit(name, this.control::start);
	}

	@Override
	public Optional<ServiceDetails> find(String name) {
		return service(name).map(LaunchedService::details);
	}

	@Override
	public void restart(String name, VariableChange change) {
		service(name).ifPresent((service) -> {
			service.change(change);
			restart(name);
		});
	}

	private Optional<LaunchedService> service(String name) {
		return this.services.stream().filter((service) -> service.definition().name().equals(name)).findFirst();
	}

}
