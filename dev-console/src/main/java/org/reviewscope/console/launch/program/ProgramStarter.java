package org.reviewscope.console.launch.program;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

import org.reviewscope.console.launch.output.OutputSource;
import org.reviewscope.console.launch.process.LaunchException;
import org.reviewscope.console.launch.process.LauncherOutput;
import org.reviewscope.console.launch.process.ServiceDefinition;
import org.reviewscope.console.launch.process.ServiceProcess;
import org.reviewscope.console.launch.process.ServiceStarter;
import org.reviewscope.console.launch.variable.VariableChanges;

/**
 * Starts a service from the output of the build.
 */
public class ProgramStarter implements ServiceStarter {

	private final Path directory;

	private final ServiceEnvironment environment;

	private final Programs programs;

	private final LauncherOutput output;

	public ProgramStarter(Path directory, ServiceEnvironment environment, Programs programs, LauncherOutput output) {
		this.directory = directory;
		this.environment = environment;
		this.programs = programs;
		this.output = output;
	}

	@Override
	public ServiceProcess start(ServiceDefinition service, VariableChanges changes,
			BiConsumer<OutputSource, String> log) {
		BiConsumer<OutputSource, String> terminal = (source, line) -> this.output.log(service.name(), line);
		try {
			return ServiceProcess.start(this.programs.prepare(service).command(),
					changes.applied(this.environment.with(own(service))), this.directory, terminal.andThen(log));
		}
		catch (IOException ex) {
			throw new LaunchException("%s does not start: %s".formatted(service.name(), ex));
		}
	}

	private Map<String, String> own(ServiceDefinition service) {
		Map<String, String> own = new HashMap<>(service.environment());
		own.put("SPRING_OUTPUT_ANSI_ENABLED", this.output.colour() ? "always" : "never");
		return own;
	}

}
