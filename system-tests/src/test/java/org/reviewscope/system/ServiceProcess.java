package org.reviewscope.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.awaitility.Awaitility;

/**
 * One program of the suite, run from the jar that the build has made, its output in
 * {@code target/system-tests}.
 */
final class ServiceProcess {

	private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

	private static final Duration START_PATIENCE = Duration.ofMinutes(3);

	private final String name;

	private final String readyUrl;

	private final ProcessBuilder builder;

	private final Path log;

	private Process process;

	private ServiceProcess(String name, String readyUrl, ProcessBuilder builder, Path log, Process process) {
		this.name = name;
		this.readyUrl = readyUrl;
		this.builder = builder;
		this.log = log;
		this.process = process;
	}

	static ServiceProcess start(String name, String readyUrl, Map<String, String> environment) {
		try {
			Path log = Files.createDirectories(Path.of("target/system-tests")).resolve(name + ".log");
			ProcessBuilder builder = new ProcessBuilder(command(name)).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
			builder.environment().keySet().removeIf((key) -> key.matches("(OTEL|SPRING|SERVER|MANAGEMENT)_.*"));
			builder.environment().putAll(environment);
			return new ServiceProcess(name, readyUrl, builder, log, builder.start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> command(String name) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m",
						"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar(name).toString()));
		return command;
	}

	private static Path jar(String name) throws IOException {
		try (Stream<Path> files = Files.list(REPOSITORY.resolve(name).resolve("target"))) {
			return files.filter((file) -> file.getFileName().toString().matches(name + "-[0-9][^/]*\\.jar"))
				.findFirst()
				.orElseThrow(() -> new IllegalStateException(name + " has no jar: run ./mvnw verify"));
		}
	}

	ServiceProcess awaitReady() {
		Awaitility.await(this.name + " is ready, see " + this.log)
			.atMost(START_PATIENCE)
			.pollInterval(Duration.ofMillis(200))
			.failFast(this.name + " ended, see " + this.log, () -> !this.process.isAlive())
			.ignoreExceptions()
			.until(() -> Http.get(this.readyUrl).status() == 200);
		return this;
	}

	/** Asks for an orderly stop, as SIGTERM does, and waits for it. */
	void stop() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(45, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
				throw new IllegalStateException(this.name + " did not stop in 45 s");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	void startAgain() {
		try {
			this.process = this.builder.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		awaitReady();
	}

	String log() {
		try {
			return Files.readString(this.log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
