package org.reviewscope.console.launch.program;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.launch.process.LauncherOutput;
import org.reviewscope.console.launch.process.ServiceDefinition;
import org.reviewscope.console.launch.process.ServiceProcess;

/**
 * Creates the missing AOT caches, for the next start. Runs when the suite is ready, with
 * the lowest priority.
 */
public class AotTraining {

	private static final Duration TIMEOUT = Duration.ofMinutes(10);

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
			this.output.text("The next start will not be faster, because an AOT cache could not be created: " + ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Stops the training, which does not begin again.
	 * @throws InterruptedException when interrupted while waiting for it
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
		if (process == null || !process.hasExitedWithin(TIMEOUT)) {
			return;
		}
		if (process.exit().join() == 0 && Files.exists(draft)) {
			removeOlder(program.directory());
			Files.move(draft, program.cache(), StandardCopyOption.ATOMIC_MOVE);
			this.output.say("%s will start faster next time".formatted(program.service().name()));
		}
		else {
			this.output.text("%s will not start faster, because its AOT cache could not be created: %s".formatted(
					program.service().name(),
					process.lastLines().isEmpty() ? "no reason given" : process.lastLines().getLast()));
		}
	}

	private synchronized @Nullable ServiceProcess start(Program program, Path draft, Path directory)
			throws IOException {
		if (this.stopped) {
			return null;
		}
		this.current = ServiceProcess.start(withLowPriority(program.trainingCommand(draft)),
				this.environment.with(trainingVariables(program.service(), directory)), directory, (source, line) -> {
				});
		return this.current;
	}

	private static List<String> withLowPriority(List<String> command) {
		List<String> nice = List.of("/usr/bin/nice", "-n", "19");
		return Files.isExecutable(Path.of(nice.getFirst())) ? Stream.concat(nice.stream(), command.stream()).toList()
				: command;
	}

	// The training must not use the data of the running service, and sends no telemetry
	private static Map<String, String> trainingVariables(ServiceDefinition service, Path directory) {
		Map<String, String> variables = new HashMap<>(service.environment());
		variables.putAll(Map.of("SERVER_PORT", "0", "MANAGEMENT_SERVER_PORT", "0", "REVIEWSCOPE_DATA_DIR",
				directory.resolve("data").toString(), "SPRING_DATASOURCE_URL", "jdbc:h2:mem:training",
				"MANAGEMENT_TRACING_EXPORT_OTLP_ENABLED", "false", "MANAGEMENT_LOGGING_EXPORT_OTLP_ENABLED", "false"));
		return variables;
	}

	private static void removeOlder(Path directory) throws IOException {
		try (DirectoryStream<Path> caches = Files.newDirectoryStream(directory, "*.aot")) {
			for (Path cache : caches) {
				Files.deleteIfExists(cache);
			}
		}
	}

}
