package org.reviewscope.console.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.reviewscope.console.launch.child.Tether;

/**
 * The command line that runs a service on this launcher's own Java.
 */
final class ServiceCommands {

	private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

	private ServiceCommands() {
	}

	static List<String> run(ServiceDefinition service, Path argumentFile, List<String> moreFlags) {
		List<String> command = new ArrayList<>(List.of(JAVA.toString()));
		command.addAll(service.jvmFlags());
		command.addAll(moreFlags);
		command.addAll(List.of("@" + argumentFile, Tether.class.getName(), service.mainClass()));
		return command;
	}

}
