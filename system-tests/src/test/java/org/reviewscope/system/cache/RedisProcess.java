package org.reviewscope.system.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.awaitility.Awaitility;
import org.reviewscope.system.harness.Ports;

/**
 * A real Redis that keeps nothing on disk, and its command line.
 */
final class RedisProcess implements AutoCloseable {

	private final String port = "" + Ports.free(1).getFirst();

	private Process process;

	RedisProcess() {
		this.process = run();
	}

	String url() {
		return "redis://localhost:" + this.port;
	}

	/**
	 * Sends a command.
	 * @param command the command and its arguments
	 * @return the lines of its answer
	 */
	List<String> send(String... command) {
		List<String> line = new ArrayList<>(List.of("redis-cli", "-p", this.port));
		line.addAll(List.of(command));
		try (var output = new ProcessBuilder(line).redirectErrorStream(true).start().inputReader()) {
			return output.lines().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void kill() {
		this.process.destroyForcibly().onExit().join();
	}

	void startAgain() {
		this.process = run();
	}

	@Override
	public void close() {
		kill();
	}

	private Process run() {
		try {
			Process started = new ProcessBuilder("redis-server", "--port", this.port, "--bind", "127.0.0.1", "--save",
					"", "--appendonly", "no")
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			Awaitility.await("Redis answers").until(() -> send("PING").equals(List.of("PONG")));
			return started;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Install the package redis-server", ex);
		}
	}

}
