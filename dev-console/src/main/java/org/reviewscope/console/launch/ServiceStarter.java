package org.reviewscope.console.launch;

/**
 * Starts the process of a service.
 */
@FunctionalInterface
interface ServiceStarter {

	ServiceProcess start(ServiceDefinition service);

}
