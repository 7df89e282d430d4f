package org.reviewscope.console.launch;

import java.util.List;

/**
 * Tells the pages of the console what the launcher runs.
 */
public interface RunningServices {

	/**
	 * The services in the order in which they are started.
	 * @return how each does now
	 */
	List<ServiceStatus> statuses();

}
