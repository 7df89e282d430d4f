package org.reviewscope.console.launch.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The process of a service. Passes its log lines on, keeps the last ones, and stops the
 * process: gracefully if possible.
 */
public class ServiceProcess {

	private static final int REMEMBERED_LINES = 30;

	private final Process process;

	private final Deque<String> lastLines = new ArrayDeque<>();

	private final Thread reader;

	ServiceProcess(Process process, Consumer<String> log) {
		this.process = process;
		this.reader = Thread.ofVirtual().start(() -> readLines(log));
	}

	public static ServiceProcess start(List<String> command, Map<String, String> environment, Path directory,
			Consumer<String> log) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
		builder.environment().clear();
		builder.environment().putAll(environment);
		return new ServiceProcess(builder.start(), log);
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
		this.reader.join(Duration.ofSeconds(1));
		synchronized (this.lastLines) {
			return List.copyOf(this.lastLines);
		}
	}

	/**
	 * Closes the standard input of the process, which makes it shut down gracefully.
	 * Kills it with its child processes if it has not exited in time.
	 * @param timeout how long the shutdown may take
	 * @return whether it shut down gracefully
	 * @throws InterruptedException when interrupted while waiting
	 */
	public boolean stop(Duration timeout) throws InterruptedException {
		try {
			this.process.getOutputStream().close();
		}
		catch (IOException ex) {
			// The process has already ended
		}
		boolean exited = hasExitedWithin(timeout);
		if (!exited) {
			this.process.descendants().forEach(ProcessHandle::destroyForcibly);
			this.process.destroyForcibly().waitFor();
		}
		return exited;
	}

	private void readLines(Consumer<String> log) {
		try (BufferedReader lines = this.process.inputReader()) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				remember(line);
				log.accept(line);
			}
		}
		catch (IOException ex) {
			// The process was killed
		}
	}

	private void remember(String line) {
		synchronized (this.lastLines) {
			if (this.lastLines.size() == REMEMBERED_LINES) {
				this.lastLines.removeFirst();
			}
			this.lastLines.add(line);
		}
	}

}
