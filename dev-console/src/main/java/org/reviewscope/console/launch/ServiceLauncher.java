package org.reviewscope.console.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Starts a service from what the build has left.
 */
class ServiceLauncher implements ServiceStarter {

	private final Path directory;

	private final ServiceEnvironment environment;

	private final Programs programs;

	private final LauncherOutput output;

	ServiceLauncher(Path directory, ServiceEnvironment environment, Programs programs, LauncherOutput output) {
		this.directory = directory;
		this.environment = environment;
		this.programs = programs;
		this.output = output;
	}

	@Override
	public ServiceProcess start(ServiceDefinition service) {
		try {
			return ServiceProcess.start(this.programs.prepare(service).command(), this.environment.with(own(service)),
					this.directory, (line) -> this.output.log(service.name(), line));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Can not start " + service.name(), ex);
		}
	}

	private Map<String, String> own(ServiceDefinition service) {
		Map<String, String> own = new HashMap<>(service.environment());
		own.put("SPRING_OUTPUT_ANSI_ENABLED", this.output.colour() ? "always" : "never");
		return own;
	}

}
