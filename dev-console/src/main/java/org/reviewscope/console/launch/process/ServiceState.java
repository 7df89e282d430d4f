package org.reviewscope.console.launch.process;

/**
 * The state of a service.
 */
public enum ServiceState {

	/** It waits for the services before it to be ready. */
	WAITING,

	/** Its process runs but is not ready. */
	STARTING,

	/** It is ready. */
	READY,

	/** It is being stopped. */
	STOPPING,

	/** It was stopped on purpose. */
	STOPPED,

	/** It ended by itself. */
	CRASHED

}
