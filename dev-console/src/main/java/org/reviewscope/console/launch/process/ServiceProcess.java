package org.reviewscope.console.launch.process;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import org.reviewscope.console.launch.configuration.ConfiguredValue;
import org.reviewscope.console.launch.configuration.ToldConfiguration;
import org.reviewscope.console.launch.output.LastLines;
import org.reviewscope.console.launch.output.LineReader;
import org.reviewscope.console.launch.output.OutputSource;
import org.reviewscope.console.launch.variable.ProcessStart;
import org.reviewscope.console.launch.variable.RepeatedVariables;

/**
 * The process of a service. Passes its log lines on, keeps the last ones, and stops the
 * process: gracefully if possible.
 */
public final class ServiceProcess {

	private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

	private final Process process;

	private final ProcessStart start;

	private final ToldConfiguration configuration;

	private final LastLines lastLines = new LastLines();

	private final Announcement announced = new Announcement();

	private final boolean stopsAtEndOfInput;

	private final List<Thread> readers;

	private ServiceProcess(Process process, ProcessStart start, ToldConfiguration configuration,
			boolean stopsAtEndOfInput, BiConsumer<OutputSource, String> log) {
		this.process = process;
		this.start = start;
		this.configuration = configuration;
		this.stopsAtEndOfInput = stopsAtEndOfInput;
		// Two pipes keep the streams apart. The order of lines in different streams is
		// then only known to some milliseconds
		this.readers = List.of(reader(process.inputReader(), OutputSource.STDOUT, log),
				reader(process.errorReader(), OutputSource.STDERR, log));
	}

	/**
	 * Starts a service by {@code ServiceMain}, which stops it when its input ends.
	 * @param command its command line
	 * @param environment all its variables
	 * @param directory its working directory
	 * @param log gets each line that it writes
	 * @return the process
	 * @throws IOException when it cannot be started
	 */
	public static ServiceProcess start(List<String> command, Map<String, String> environment, Path directory,
			BiConsumer<OutputSource, String> log) throws IOException {
		return start(command, environment, directory, true, log);
	}

	/**
	 * Starts any other program. It is stopped as Ctrl-C would, with those that it has
	 * started.
	 * @param command its command line
	 * @param environment all its variables
	 * @param directory its working directory
	 * @param log gets each line that it writes
	 * @return the process
	 * @throws IOException when it cannot be started
	 */
	public static ServiceProcess startForeign(List<String> command, Map<String, String> environment, Path directory,
			BiConsumer<OutputSource, String> log) throws IOException {
		return start(command, environment, directory, false, log);
	}

	private static ServiceProcess start(List<String> command, Map<String, String> environment, Path directory,
			boolean own, BiConsumer<OutputSource, String> log) throws IOException {
		ToldConfiguration configuration = new ToldConfiguration();
		ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
		builder.environment().clear();
		builder.environment().putAll(environment);
		if (own) {
			builder.environment().putAll(configuration.variable());
		}
		return new ServiceProcess(builder.start(), new ProcessStart(command, new HashMap<>(environment)), configuration,
				own, log);
	}

	/**
	 * How it was started.
	 * @return its command and its variables
	 */
	ProcessStart start() {
		return this.start;
	}

	List<ConfiguredValue> configuration() {
		return this.configuration.values();
	}

	Announcement announced() {
		return this.announced;
	}

	ProcessHandle handle() {
		return this.process.toHandle();
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	public CompletableFuture<Integer> exit() {
		return this.process.onExit().thenApply(Process::exitValue);
	}

	public boolean hasExitedWithin(Duration time) throws InterruptedException {
		return this.process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
	}

	/**
	 * The last lines that the service has written.
	 * @return at most thirty lines
	 * @throws InterruptedException when interrupted while the rest is read
	 */
	public List<String> lastLines() throws InterruptedException {
		for (Thread reader : this.readers) {
			reader.join(Duration.ofSeconds(1));
		}
		return this.lastLines.all();
	}

	/**
	 * Asks the process to shut down gracefully. Kills it with its child processes if they
	 * have not exited in time.
	 * @param timeout how long the shutdown may take
	 * @return whether it shut down gracefully
	 * @throws InterruptedException when interrupted while waiting
	 */
	public boolean stop(Duration timeout) throws InterruptedException {
		// Before any is asked to stop: a child whose parent has ended is not found any
		// more
		List<ProcessHandle> all = Stream.concat(this.process.descendants(), Stream.of(handle())).toList();
		askToStop(all);
		boolean exited = haveExitedWithin(timeout, all);
		if (!exited) {
			all.forEach(ProcessHandle::destroyForcibly);
			this.process.waitFor();
		}
		return exited;
	}

	private void askToStop(List<ProcessHandle> all) {
		try {
			this.process.getOutputStream().close();
		}
		catch (IOException ex) {
			// The process has already ended
		}
		if (!this.stopsAtEndOfInput) {
			all.forEach(ProcessHandle::destroy);
		}
	}

	// Not by onExit(): it needs the common pool, and one of its threads is blocked while
	// the launcher exits because Maven was killed
	private boolean haveExitedWithin(Duration time, List<ProcessHandle> all) throws InterruptedException {
		long deadline = System.nanoTime() + time.toNanos();
		boolean exited = hasExitedWithin(time);
		while (exited && all.stream().anyMatch(ProcessHandle::isAlive)) {
			if (System.nanoTime() > deadline) {
				return false;
			}
			Thread.sleep(POLL_INTERVAL);
		}
		return exited;
	}

	private Thread reader(Reader stream, OutputSource source, BiConsumer<OutputSource, String> log) {
		RepeatedVariables repeated = this.start.repeated(LineReader.MOST_CHARACTERS);
		return Thread.ofVirtual().start(() -> {
			try (stream) {
				new LineReader(stream).readAll((line) -> take(line, repeated, source, log));
			}
			catch (IOException ex) {
				// The process was killed
			}
		});
	}

	private void take(String line, RepeatedVariables repeated, OutputSource source,
			BiConsumer<OutputSource, String> log) {
		if (source == OutputSource.STDOUT && this.configuration.takes(line)) {
			return;
		}
		this.announced.read(line);
		String shown = repeated.masked(line);
		this.lastLines.add(shown);
		log.accept(source, shown);
	}

}
