package org.reviewscope.system.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What the threads of another JVM do, virtual ones included: written down when it does
 * not start or stop in time, because nobody can ask it later.
 */
final class ThreadDump {

	private ThreadDump() {
	}

	/**
	 * Writes the dumps beside a program's log.
	 * @param process the JVM; nothing happens if it is none, or does not answer
	 * @param log its log
	 */
	static void write(Process process, Path log) {
		Path virtual = log.resolveSibling(log.getFileName() + ".threads").toAbsolutePath();
		run(log, process, "Thread.dump_to_file", "-overwrite", virtual.toString());
		run(log, process, "Thread.print", "-l");
	}

	private static void run(Path log, Process process, String... command) {
		Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
		ProcessBuilder builder = new ProcessBuilder(jcmd.toString(), "" + process.pid()).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
		builder.command().addAll(List.of(command));
		try {
			builder.start().waitFor(30, TimeUnit.SECONDS);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
