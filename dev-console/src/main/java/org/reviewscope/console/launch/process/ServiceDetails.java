package org.reviewscope.console.launch.process;

import java.util.List;

import org.reviewscope.console.launch.configuration.ConfiguredValue;
import org.reviewscope.console.launch.output.ServiceOutput;
import org.reviewscope.console.launch.variable.Variable;

/**
 * All that the launcher knows of a service.
 *
 * @param status how it is
 * @param output what it has written
 * @param changed how its variables differ from those that it would get, from the next
 * process on
 * @param variables those of its newest process, empty when it was not started yet
 * @param command the command line of its newest process, without secrets
 * @param configuration what Spring has resolved in that process, empty when it has not
 * told it
 */
public record ServiceDetails(ServiceStatus status, ServiceOutput output, List<Variable> changed,
		List<Variable> variables, List<String> command, List<ConfiguredValue> configuration) {
}
