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
 * A running service: passes its log lines on, remembers the last ones, and stops it
 * politely first.
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
	 * The last lines that the service wrote, all of them once it has ended.
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
	 * Lets go of the service's tether, so that it shuts down in an orderly way, and ends
	 * it with all that it started when it has not gone in time.
	 * @param patience how long it may take
	 * @return whether it went by itself
	 * @throws InterruptedException when interrupted while waiting
	 */
	public boolean stop(Duration patience) throws InterruptedException {
		try {
			this.process.getOutputStream().close();
		}
		catch (IOException ex) {
			// It is gone already
		}
		boolean gone = hasExitedWithin(patience);
		if (!gone) {
			this.process.descendants().forEach(ProcessHandle::destroyForcibly);
			this.process.destroyForcibly().waitFor();
		}
		return gone;
	}

	private void readLines(Consumer<String> log) {
		try (BufferedReader lines = this.process.inputReader()) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				remember(line);
				log.accept(line);
			}
		}
		catch (IOException ex) {
			// The process was ended by force
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
