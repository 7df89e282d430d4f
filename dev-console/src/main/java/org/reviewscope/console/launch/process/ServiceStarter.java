package org.reviewscope.console.launch.process;

import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.launch.output.OutputSource;
import org.reviewscope.console.launch.variable.VariableChanges;

/**
 * Starts the process of a service.
 */
@FunctionalInterface
public interface ServiceStarter {

	/**
	 * Starts it.
	 * @param service what to start
	 * @param changes what differs from the variables that it would get
	 * @param log gets each line that the process writes
	 * @return the process
	 */
	ServiceProcess start(ServiceDefinition service, VariableChanges changes, BiConsumer<OutputSource, String> log);

	/**
	 * Builds the service, where that is not done before the launcher starts.
	 * @param service the service
	 * @param log gets each line that the build writes
	 * @return the process that builds, {@code null} when nothing is to be built
	 */
	default @Nullable ServiceProcess build(ServiceDefinition service, BiConsumer<OutputSource, String> log) {
		return null;
	}

}
