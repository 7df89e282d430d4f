package org.reviewscope.console.launch.program;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.launch.process.LauncherOutput;
import org.reviewscope.console.launch.process.ServiceDefinition;
import org.reviewscope.console.launch.process.ServiceProcess;

/**
 * Makes the AOT caches that are missing, once the suite is ready and in nobody's way, for
 * the next start.
 */
public class AotTraining {

	private static final Duration PATIENCE = Duration.ofMinutes(10);

	private final Programs programs;

	private final ServiceEnvironment environment;

	private final LauncherOutput output;

	private @Nullable ServiceProcess current;

	private boolean stopped;

	public AotTraining(Programs programs, ServiceEnvironment environment, LauncherOutput output) {
		this.programs = programs;
		this.environment = environment;
		this.output = output;
	}

	/**
	 * Trains the services that have no cache, one after the other.
	 * @param services the services
	 */
	public void run(List<ServiceDefinition> services) {
		try {
			for (ServiceDefinition service : services) {
				Program program = this.programs.prepare(service);
				if (Files.notExists(program.cache())) {
					train(program);
				}
			}
		}
		catch (IOException ex) {
			this.output.text("The next start will not be faster: " + ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Gives up, for good.
	 * @throws InterruptedException when interrupted meanwhile
	 */
	public synchronized void stop() throws InterruptedException {
		this.stopped = true;
		if (this.current != null) {
			this.current.stop(Duration.ZERO);
		}
	}

	private void train(Program program) throws IOException, InterruptedException {
		Path directory = program.directory().resolve("training");
		Files.createDirectories(directory);
		Path draft = directory.resolve("draft.aot");
		Files.deleteIfExists(draft);
		ServiceProcess process = start(program, draft, directory);
		if (process == null || !process.hasExitedWithin(PATIENCE)) {
			return;
		}
		if (process.exit().join() == 0 && Files.exists(draft)) {
			removeOlder(program.directory());
			Files.move(draft, program.cache(), StandardCopyOption.ATOMIC_MOVE);
			this.output.say("%s will start faster next time".formatted(program.service().name()));
		}
		else {
			this.output.text("%s could not be prepared for a faster start: %s".formatted(program.service().name(),
					process.lastLines().isEmpty() ? "no reason given" : process.lastLines().getLast()));
		}
	}

	private synchronized @Nullable ServiceProcess start(Program program, Path draft, Path directory)
			throws IOException {
		if (this.stopped) {
			return null;
		}
		List<String> command = new ArrayList<>();
		if (Files.isExecutable(Path.of("/usr/bin/nice"))) {
			command.addAll(List.of("/usr/bin/nice", "-n", "19"));
		}
		command.addAll(program.trainingCommand(draft));
		this.current = ServiceProcess.start(command, this.environment.with(alone(program.service(), directory)),
				directory, (line) -> {
				});
		return this.current;
	}

	// A rehearsal must touch neither the data nor the traces of the service that runs
	private static Map<String, String> alone(ServiceDefinition service, Path directory) {
		Map<String, String> alone = new HashMap<>(service.environment());
		alone.putAll(Map.of("SERVER_PORT", "0", "MANAGEMENT_SERVER_PORT", "0", "REVIEWSCOPE_DATA_DIR",
				directory.resolve("data").toString(), "SPRING_DATASOURCE_URL", "jdbc:h2:mem:training",
				"MANAGEMENT_TRACING_EXPORT_OTLP_ENABLED", "false", "MANAGEMENT_LOGGING_EXPORT_OTLP_ENABLED", "false"));
		return alone;
	}

	private static void removeOlder(Path directory) throws IOException {
		try (DirectoryStream<Path> caches = Files.newDirectoryStream(directory, "*.aot")) {
			for (Path cache : caches) {
				Files.deleteIfExists(cache);
			}
		}
	}

}
