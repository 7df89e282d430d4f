package org.reviewscope.system.collector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.reviewscope.system.harness.Repository;

/**
 * How the Collector is called, with the repository's configuration as it is.
 */
final class CollectorCommand {

	/** Names the system property with the Collector's program. */
	static final String PROGRAM = "reviewscope.collector";

	static final Path LOG = Path.of("target/system-tests/collector.log");

	private CollectorCommand() {
	}

	static Process run(List<String> overlays, Map<String, String> environment) {
		List<String> arguments = new ArrayList<>(files(overlays));
		Stream.concat(Stream.of("addresses"), overlays.stream().map("addresses-"::concat))
			.map((name) -> Path.of("src/test/resources/collector", name + ".yaml").toAbsolutePath())
			.filter(Files::exists)
			.forEach((file) -> arguments.add("--config=" + file));
		return start(arguments, environment);
	}

	/**
	 * Lets the Collector judge the configuration as Compose gives it, no address
	 * replaced.
	 * @param overlays names of files beside {@code config.yaml}
	 * @param environment settings without a default
	 * @return 0 if it would start with it
	 */
	static int validate(List<String> overlays, Map<String, String> environment) {
		List<String> arguments = new ArrayList<>(List.of("validate"));
		arguments.addAll(files(overlays));
		return start(arguments, environment).onExit().join().exitValue();
	}

	private static List<String> files(List<String> overlays) {
		return Stream.concat(Stream.of("config"), overlays.stream())
			.map((name) -> "--config=" + Repository.ROOT.resolve("otel-collector/" + name + ".yaml"))
			.toList();
	}

	private static Process start(List<String> arguments, Map<String, String> environment) {
		List<String> command = new ArrayList<>(List.of(System.getProperty(PROGRAM)));
		command.addAll(arguments);
		try {
			Files.createDirectories(LOG.getParent());
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()));
			builder.environment().keySet().removeIf((name) -> name.startsWith("OTEL_"));
			builder.environment().putAll(environment);
			return builder.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(
					command.getFirst() + " does not start: install otelcol-contrib, or let .ci/collector build one",
					ex);
		}
	}

}
