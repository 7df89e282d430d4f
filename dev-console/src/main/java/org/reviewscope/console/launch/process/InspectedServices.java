package org.reviewscope.console.launch.process;

import java.util.Optional;

import org.reviewscope.console.launch.variable.VariableChange;

/**
 * The services that the launcher runs, each with all that it knows of it.
 */
public interface InspectedServices {

	/**
	 * A service.
	 * @param name its name
	 * @return what is known of it now, empty when the launcher runs no such service
	 */
	Optional<ServiceDetails> find(String name);

	/**
	 * Starts a service with a changed variable, and stops it first if it runs. Returns at
	 * once. Later starts have the variable, too.
	 * @param name the name of the service
	 * @param change the change
	 * @throws org.reviewscope.console.launch.variable.VariableException when the launcher
	 * needs the variable as it is
	 */
	void restart(String name, VariableChange change);

}
