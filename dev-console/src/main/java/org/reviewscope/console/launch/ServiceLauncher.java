package org.reviewscope.console.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts a service from what the build has left.
 */
class ServiceLauncher implements ServiceStarter {

	private final LaunchSettings settings;

	private final ServiceEnvironment environment;

	private final ServiceClasspath classpaths;

	private final LauncherOutput output;

	ServiceLauncher(LaunchSettings settings, ServiceEnvironment environment, LauncherOutput output) {
		this.settings = settings;
		this.environment = environment;
		this.classpaths = new ServiceClasspath(settings.root(), settings.data().resolve("up"));
		this.output = output;
	}

	@Override
	public ServiceProcess start(ServiceDefinition service) {
		try {
			List<Path> classpath = this.classpaths.of(service);
			Path argumentFile = this.classpaths.argumentFile(service, classpath);
			return ServiceProcess.start(ServiceCommands.run(service, argumentFile, List.of()),
					this.environment.with(own(service)), this.settings.root(),
					(line) -> this.output.log(service.name(), line));
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
