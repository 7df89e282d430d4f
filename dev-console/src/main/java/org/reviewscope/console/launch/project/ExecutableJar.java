package org.reviewscope.console.launch.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

import org.reviewscope.console.launch.process.LaunchException;

/**
 * The jar or war of a Spring Boot application, which {@code java -jar} runs.
 */
final class ExecutableJar {

	private static final String SPRING_BOOT = "Spring-Boot-Version";

	private ExecutableJar() {
	}

	static boolean isNamedLikeOne(Path file) {
		return file.toString().endsWith(".jar") || file.toString().endsWith(".war");
	}

	/**
	 * Finds the jar of a project, after its build.
	 * @param project the project
	 * @return its jar, the newest of several
	 */
	static Path of(Project project) {
		if (project.build().isEmpty()) {
			return project.output();
		}
		try (Stream<Path> files = Files.list(project.output())) {
			return files.filter(ExecutableJar::isNamedLikeOne)
				.filter(ExecutableJar::isSpringBoot)
				.max(Comparator.comparingLong((file) -> file.toFile().lastModified()))
				.orElseThrow(() -> none(project));
		}
		catch (IOException ex) {
			throw none(project);
		}
	}

	/**
	 * Tells whether the application sends OTLP by itself.
	 * @param jar the application
	 * @return whether it contains an exporter
	 */
	static boolean hasExporter(Path jar) {
		try (JarFile file = new JarFile(jar.toFile())) {
			return file.stream().anyMatch((entry) -> entry.getName().contains("/lib/opentelemetry-exporter-otlp-"));
		}
		catch (IOException ex) {
			throw new LaunchException("%s cannot be read: %s".formatted(jar, ex.getMessage()));
		}
	}

	private static boolean isSpringBoot(Path jar) {
		try (JarFile file = new JarFile(jar.toFile())) {
			Manifest manifest = file.getManifest();
			return manifest != null && manifest.getMainAttributes().getValue(SPRING_BOOT) != null;
		}
		catch (IOException ex) {
			// Not a jar at all, and so not the application
			return false;
		}
	}

	private static LaunchException none(Project project) {
		return new LaunchException("""
				The build of %s has left no executable Spring Boot jar in %s.
				Point --run at the module that has the application, or build the jar yourself and point --run at it."""
			.formatted(project.name(), project.output()));
	}

}
