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
