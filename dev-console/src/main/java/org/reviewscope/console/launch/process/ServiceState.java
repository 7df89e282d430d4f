package org.reviewscope.console.launch.process;

/**
 * Where a service stands in its life.
 */
public enum ServiceState {

	/** Its turn has not come. */
	WAITING,

	/** Its process runs and is not ready. */
	STARTING,

	/** It has said that it is ready. */
	READY,

	/** It was asked to go and may not be gone yet. */
	STOPPING,

	/** It is gone because it was asked to. */
	STOPPED,

	/** It went without being asked. */
	CRASHED

}
