package org.reviewscope.system.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * One running program, its output in {@code target/system-tests}.
 */
public final class ServiceProcess {

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

	/**
	 * Starts a program of the suite from the jar that the build has made.
	 * @param name the module's name
	 * @param readyUrl what answers 200 once it is ready
	 * @param environment its environment variables
	 * @return the process, not yet ready
	 */
	public static ServiceProcess start(String name, String readyUrl, Map<String, String> environment) {
		return start(name, readyUrl, environment, List.of());
	}

	/**
	 * Starts a program of the suite with other jars on its class path.
	 * @param name the module's name
	 * @param readyUrl what answers 200 once it is ready
	 * @param environment its environment variables
	 * @param extras the other jars
	 * @return the process, not yet ready
	 */
	public static ServiceProcess start(String name, String readyUrl, Map<String, String> environment,
			List<Path> extras) {
		return start(name, readyUrl, ServiceJar.command(name, extras), environment);
	}

	/**
	 * Starts a program that is not of the suite.
	 * @param readyUrl what answers 200 once it is ready
	 * @param command a program, by its path or on the PATH, and its arguments
	 * @param environment its environment variables
	 * @return the process, not yet ready
	 */
	public static ServiceProcess startInstalled(String readyUrl, List<String> command,
			Map<String, String> environment) {
		try {
			return start(command.getFirst(), readyUrl, command, environment);
		}
		catch (UncheckedIOException ex) {
			throw new IllegalStateException(command.getFirst() + " does not start: is it installed?", ex);
		}
	}

	private static ServiceProcess start(String name, String readyUrl, List<String> command,
			Map<String, String> environment) {
		try {
			Path log = Files.createDirectories(Path.of("target/system-tests"))
				.resolve(Path.of(name).getFileName() + ".log");
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
			builder.environment()
				.keySet()
				.removeIf((key) -> key.matches("(OTEL|SPRING|SERVER|MANAGEMENT|REVIEWSCOPE_TRUST|REVIEWSCOPE_TLS)_.*"));
			builder.environment().putAll(environment);
			return new ServiceProcess(name, readyUrl, builder, log, builder.start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public ServiceProcess awaitReady() {
		try {
			Awaitility.await(this.name + " is ready, see " + this.log)
				.atMost(START_PATIENCE)
				.pollInterval(Duration.ofMillis(200))
				.failFast(this.name + " ended, see " + this.log, () -> !this.process.isAlive())
				.ignoreExceptions()
				.until(() -> Http.get(this.readyUrl).status() == 200);
			return this;
		}
		catch (ConditionTimeoutException ex) {
			Os.dumpThreads(this, this.log);
			throw ex;
		}
	}

	/** Asks for an orderly stop, as SIGTERM does, and waits for it. */
	public void stop() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(45, TimeUnit.SECONDS)) {
				Os.dumpThreads(this, this.log);
				this.process.destroyForcibly();
				throw new IllegalStateException(this.name + " did not stop in 45 s");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	public long pid() {
		return this.process.pid();
	}

	/** Ends it at once, as SIGKILL does. */
	public void kill() {
		this.process.destroyForcibly().onExit().join();
	}

	/**
	 * Stops several, one after the other. One that does not stop keeps no other running.
	 * @param processes the processes, in the order in which they stop
	 */
	public static void stopAll(List<ServiceProcess> processes) {
		List<RuntimeException> failures = new ArrayList<>();
		for (ServiceProcess process : processes) {
			try {
				process.stop();
			}
			catch (RuntimeException ex) {
				failures.add(ex);
			}
		}
		if (!failures.isEmpty()) {
			RuntimeException failure = failures.removeFirst();
			failures.forEach(failure::addSuppressed);
			throw failure;
		}
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	public void startAgain() {
		try {
			this.process = this.builder.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		awaitReady();
	}

	/**
	 * Stops it in an orderly way, and starts it with other settings.
	 * @param changes the environment variables that are different now
	 */
	public void restartWith(Map<String, String> changes) {
		stop();
		this.builder.environment().putAll(changes);
		startAgain();
	}

	/**
	 * Collects its garbage and asks what is left.
	 * @return megabytes of its heap, without what is held softly
	 */
	public long liveMegabytes() {
		// Soft references end with the first collection after the one that follows their
		// use
		heapMegabytes();
		return heapMegabytes();
	}

	private long heapMegabytes() {
		try {
			String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
			Process histogram = new ProcessBuilder(jcmd, "" + this.process.pid(), "GC.class_histogram").start();
			String total = histogram.inputReader()
				.lines()
				.filter((line) -> line.startsWith("Total"))
				.findFirst()
				.orElseThrow();
			return Long.parseLong(total.split(" +")[2]) / (1024 * 1024);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public String log() {
		try {
			return Files.readString(this.log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
