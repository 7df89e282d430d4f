package org.reviewscope.console.launch.program;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.reviewscope.console.launch.child.ServiceMain;
import org.reviewscope.console.launch.process.ServiceDefinition;

/**
 * The {@code java} commands that run or train a service. They use the Java that the
 * launcher runs on.
 *
 * @param service the service
 * @param directory the launcher's files for this service
 * @param argumentFile its class path, for the {@code java} command
 * @param cache its AOT cache, which may not exist yet: classes loaded and linked ahead of
 * time, which more than halves the start time
 */
record Program(ServiceDefinition service, Path directory, Path argumentFile, Path cache) {

	private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

	List<String> command() {
		return Files.exists(this.cache) ? command("-XX:AOTCache=" + this.cache) : command(new String[0]);
	}

	/**
	 * The command that starts the service, exits before it serves requests, and records
	 * an AOT cache of the classes that it has loaded.
	 * @param output the cache to write
	 * @return the command line
	 */
	List<String> trainingCommand(Path output) {
		return command("-XX:AOTCacheOutput=" + output, "-Dspring.context.exit=onRefresh");
	}

	/**
	 * The options of its JVM. The same for each start and for the training, because an
	 * AOT cache is valid for one set of options only.
	 * @param service the service
	 * @return the options
	 */
	static List<String> jvmFlags(ServiceDefinition service) {
		return List.of("-Xmx" + service.heap(),
				// The collector with the least memory and start time, for small heaps and
				// two cores
				"-XX:+UseSerialGC",
				// C1 alone halves the CPU time of a start: from 5.3 s to 3.0 s for the
				// store with an AOT cache
				"-XX:TieredStopAtLevel=1",
				// Else the JVM collects the whole heap four times at a first start, each
				// time that classes have filled what it gives them
				"-XX:MetaspaceSize=128m",
				// Object headers of a Spring application take a quarter less heap
				"-XX:+UseCompactObjectHeaders",
				// The launcher notices an end, but not that some threads are gone
				"-XX:+ExitOnOutOfMemoryError",
				// The services use native libraries and protobuf on purpose: no warnings
				"--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
				// The JVM ignores a cache that does not fit: no message about it either
				"-Xlog:disable", "-Xlog:all=error:stderr");
	}

	private List<String> command(String... flags) {
		List<String> command = new ArrayList<>(List.of(JAVA.toString()));
		command.addAll(jvmFlags(this.service));
		command.addAll(Arrays.asList(flags));
		command.addAll(List.of("@" + this.argumentFile, ServiceMain.class.getName(), this.service.mainClass()));
		return command;
	}

}
