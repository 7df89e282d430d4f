package org.reviewscope.console.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.reviewscope.console.launch.child.Tether;

/**
 * A service made ready to run on this launcher's own Java.
 *
 * @param service the service
 * @param directory where the launcher keeps what belongs to it
 * @param argumentFile its class path, for the {@code java} command
 * @param cache its AOT cache: classes loaded and linked ahead of time, which cuts the
 * start to less than half. There or not
 */
record Program(ServiceDefinition service, Path directory, Path argumentFile, Path cache) {

	private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

	List<String> command() {
		return Files.exists(this.cache) ? command("-XX:AOTCache=" + this.cache) : command(new String[0]);
	}

	/**
	 * The command that starts the service up to the point where it would serve, and
	 * writes down what that took.
	 * @param output the cache to write
	 * @return the command line
	 */
	List<String> trainingCommand(Path output) {
		return command("-XX:AOTCacheOutput=" + output, "-Dspring.context.exit=onRefresh");
	}

	private List<String> command(String... flags) {
		List<String> command = new ArrayList<>(List.of(JAVA.toString()));
		command.addAll(this.service.jvmFlags());
		command.addAll(Arrays.asList(flags));
		command.addAll(List.of("@" + this.argumentFile, Tether.class.getName(), this.service.mainClass()));
		return command;
	}

}
