package org.reviewscope.console.launch.process;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The services that the launcher runs, for the pages of the console.
 */
public interface RunningServices {

	/**
	 * The services in the order of their start.
	 * @return the current status of each
	 */
	List<ServiceStatus> statuses();

	/**
	 * Stops a service. The other services go on. Returns at once.
	 * @param name the name of the service
	 * @return completes when the service has stopped, or stopping it has failed
	 */
	CompletableFuture<Void> stop(String name);

	/**
	 * Starts a service, and stops it first if it runs. Returns at once.
	 * @param name the name of the service
	 */
	void restart(String name);

}
