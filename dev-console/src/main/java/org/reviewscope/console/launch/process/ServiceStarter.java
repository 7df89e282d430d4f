package org.reviewscope.console.launch.process;

/**
 * Starts the process of a service.
 */
@FunctionalInterface
public interface ServiceStarter {

	ServiceProcess start(ServiceDefinition service);

}
