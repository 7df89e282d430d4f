package org.reviewscope.system.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the operating system can do to a process, without being root.
 */
public final class Os {

	private Os() {
	}

	/**
	 * Whether disks can be filled here.
	 * @return whether util-linux is installed
	 */
	public static boolean canFillDisks() {
		return Stream.of(System.getenv("PATH").split(File.pathSeparator))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, "prlimit")));
	}

	public static void freeze(ServiceProcess process) {
		signal("STOP", process);
	}

	public static void thaw(ServiceProcess process) {
		signal("CONT", process);
	}

	/**
	 * The memory that a process has, on and off its heap.
	 * @param process the process
	 * @return megabytes; -1 where there is no {@code /proc}
	 */
	public static long residentMegabytes(ServiceProcess process) {
		try (Stream<String> status = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
			return status.filter((line) -> line.startsWith("VmRSS:"))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
				.findFirst()
				.orElse(-1);
		}
		catch (IOException ex) {
			return -1;
		}
	}

	/**
	 * Lets the process write no byte beyond a size of a file, as if the disk were full.
	 * What it overwrites is written, as on a full disk.
	 * @param process the process
	 * @param bytes the size
	 */
	public static void fillDisk(ServiceProcess process, long bytes) {
		limitFiles(process, "" + bytes);
	}

	public static void freeDisk(ServiceProcess process) {
		limitFiles(process, "unlimited");
	}

	/**
	 * Appends what the threads of a JVM do to its log, virtual ones that run included. To
	 * be called when it does not start or stop in time: nobody can ask it later.
	 * @param process the JVM
	 * @param log its log
	 */
	static void dumpThreads(ServiceProcess process, Path log) {
		Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
		run("sh", "-c", "%s %d Thread.print -l >> %s 2>&1 || true".formatted(jcmd, process.pid(), log));
	}

	// A shell has its own kill, where no program of that name is installed
	private static void signal(String name, ServiceProcess process) {
		run("sh", "-c", "kill -" + name + " " + process.pid());
	}

	/** The soft limit only: the hard one could not be lifted again. */
	private static void limitFiles(ServiceProcess process, String limit) {
		run("prlimit", "--pid", "" + process.pid(), "--fsize=" + limit + ":");
	}

	static void run(String... command) {
		try {
			Process process = new ProcessBuilder(command).inheritIO().start();
			if (process.waitFor() != 0) {
				throw new IllegalStateException("Failed: " + List.of(command));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
