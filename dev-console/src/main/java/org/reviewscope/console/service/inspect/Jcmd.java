package org.reviewscope.console.service.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

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

	/**
	 * Asks for what the JVM writes to a file, as it does where an answer may be long.
	 * @param pid the process
	 * @param command for example {@code Thread.dump_to_file}
	 * @return the file's first 4 MB; the file is deleted
	 * @throws JcmdException if there is no answer
	 */
	String askForFile(long pid, String command) {
		try {
			// Only for the user of the console; the file itself would be readable for all
			Path folder = Files.createTempDirectory("reviewscope");
			try {
				Path file = folder.resolve("answer");
				ask(pid, command + " \"" + file + "\"");
				return read(Files.newInputStream(file));
			}
			finally {
				FileSystemUtils.deleteRecursively(folder);
			}
		}
		catch (IOException | UncheckedIOException ex) {
			throw new JcmdException("The JVM's answer cannot be read: " + ex.getMessage());
		}
	}

	private static String answer(long pid, String command) throws InterruptedException {
		Process process = start(pid, command);
		CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> read(process.getInputStream()),
				Thread::startVirtualThread);
		if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
			process.destroyForcibly();
			throw new JcmdException("The JVM has not answered within %d seconds".formatted(SECONDS));
		}
		String answer = output.join();
		if (process.exitValue() != 0) {
			throw new JcmdException("The JVM does not answer: " + reason(answer));
		}
		return answer.substring(answer.indexOf('\n') + 1);
	}

	// The first line may be the process id alone
	private static String reason(String answer) {
		return answer.lines().filter((line) -> !line.matches("\\d+:")).findFirst().orElse("no reason given");
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

	private static String read(InputStream answer) {
		try (answer) {
			byte[] bytes = answer.readNBytes(MOST_BYTES);
			// Else a process with a longer answer would never end
			answer.transferTo(OutputStream.nullOutputStream());
			return new String(bytes, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
