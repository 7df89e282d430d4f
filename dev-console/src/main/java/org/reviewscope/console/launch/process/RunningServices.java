package org.reviewscope.console.launch.process;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Tells the pages of the console what the launcher runs, and lets them change it.
 */
public interface RunningServices {

	/**
	 * The services in the order in which they are started.
	 * @return how each does now
	 */
	List<ServiceStatus> statuses();

	/**
	 * Stops a service on purpose, which does not end the suite. Returns at once.
	 * @param name the service
	 * @return completes when the service is gone, or could not be stopped
	 */
	CompletableFuture<Void> stop(String name);

	/**
	 * Starts a service anew, after stopping it if it runs. Returns at once.
	 * @param name the service
	 */
	void restart(String name);

}
