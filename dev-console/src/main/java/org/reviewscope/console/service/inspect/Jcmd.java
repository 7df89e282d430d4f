package org.reviewscope.console.service.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.springframework.stereotype.Component;

/**
 * Asks a JVM of this machine by the JDK's {@code jcmd}: no port is opened, and only the
 * user who runs both may ask.
 */
@Component
class Jcmd {

	private static final Path PROGRAM = Path.of(System.getProperty("java.home"), "bin", "jcmd");

	private static final int MOST_BYTES = 4 * 1024 * 1024;

	private static final int SECONDS = 10;

	private final Semaphore free = new Semaphore(1);

	/**
	 * Asks.
	 * @param pid the process
	 * @param command for example {@code Thread.print}
	 * @return its answer, without its first line, which is the process id
	 * @throws JcmdException if there is no answer
	 */
	String ask(long pid, String command) {
		try {
			if (!this.free.tryAcquire(SECONDS, TimeUnit.SECONDS)) {
				throw new JcmdException("The console asks another JVM at this moment: try again");
			}
			try {
				return answer(pid, command);
			}
			finally {
				this.free.release();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new JcmdException("The console is about to end");
		}
	}

	private static String answer(long pid, String command) throws InterruptedException {
		Process process = start(pid, command);
		CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> read(process),
				Thread::startVirtualThread);
		if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
			process.destroyForcibly();
			throw new JcmdException("The JVM has not answered within %d seconds".formatted(SECONDS));
		}
		String answer = output.join();
		if (process.exitValue() != 0) {
			throw new JcmdException("The JVM does not answer: " + answer.lines().findFirst().orElse("no reason given"));
		}
		return answer.substring(answer.indexOf('\n') + 1);
	}

	private static Process start(long pid, String command) {
		ProcessBuilder builder = new ProcessBuilder(List.of(PROGRAM.toString(), "-J-Xmx64m", "-J-XX:+UseSerialGC",
				"-J-XX:TieredStopAtLevel=1", Long.toString(pid), command))
			.redirectErrorStream(true);
		builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
		try {
			return builder.start();
		}
		catch (IOException ex) {
			throw new JcmdException("The console runs on a Java without jcmd, which a whole JDK has: "
					+ System.getProperty("java.home"));
		}
	}

	private static String read(Process process) {
		try (InputStream output = process.getInputStream()) {
			byte[] bytes = output.readNBytes(MOST_BYTES);
			// Else a longer answer would never end
			output.transferTo(OutputStream.nullOutputStream());
			return new String(bytes, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
