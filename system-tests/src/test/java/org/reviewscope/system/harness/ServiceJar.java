package org.reviewscope.system.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The jar of a program of the suite, as the build has made it.
 */
public final class ServiceJar {

	/** Spring Boot's, in each jar: it adds what loader.path names. */
	private static final String PROPERTIES_LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";

	private ServiceJar() {
	}

	/**
	 * The command that runs the jar.
	 * @param name the program
	 * @param extra another jar to put on its class path, {@code null} for none
	 * @return the command line
	 */
	static List<String> command(String name, Path extra) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m",
						"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
		command.addAll(
				(extra != null) ? List.of("-Dloader.path=" + extra, "-cp", jar(name).toString(), PROPERTIES_LAUNCHER)
						: List.of("-jar", jar(name).toString()));
		return command;
	}

	public static Path jar(String name) {
		try (Stream<Path> files = Files.list(Repository.ROOT.resolve(name).resolve("target"))) {
			return files.filter((file) -> file.getFileName().toString().matches(name + "-[0-9][^/]*\\.jar"))
				.findFirst()
				.orElseThrow(() -> new IllegalStateException(name + " has no jar: run ./mvnw verify"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
