package org.reviewscope.system.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The jar of a program of the suite, as the build has made it.
 */
final class ServiceJar {

	private ServiceJar() {
	}

	static List<String> command(String name) {
		return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m",
				"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar(name).toString());
	}

	private static Path jar(String name) {
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
