package org.reviewscope.console.launch.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.reviewscope.console.launch.process.LaunchException;

/**
 * Finds out how a folder is built. Its own wrapper is preferred, or the nearest one above
 * it: what builds a module there also builds the modules that it needs.
 */
public final class ProjectFinder {

	private static final List<String> GRADLE_FILES = List.of("build.gradle", "build.gradle.kts");

	private ProjectFinder() {
	}

	/**
	 * Finds a project.
	 * @param name what to call it; empty for the name of its folder or jar
	 * @param where its folder or jar
	 * @return the project
	 * @throws LaunchException when there is none
	 */
	public static Project find(String name, Path where) {
		Path path = where.toAbsolutePath().normalize();
		String called = name.isEmpty() ? nameOf(path) : name;
		if (Files.isRegularFile(path) && ExecutableJar.isNamedLikeOne(path)) {
			return new Project(called, path, List.of(), path, path);
		}
		if (Files.isRegularFile(path.resolve("pom.xml"))) {
			return maven(called, path);
		}
		if (GRADLE_FILES.stream().map(path::resolve).anyMatch(Files::isRegularFile)) {
			return gradle(called, path);
		}
		throw new LaunchException("""
				There is no Spring Boot project in %s: %s.
				Point --run at the folder with its pom.xml or build.gradle, or at its jar.""".formatted(path,
				Files.exists(path) ? "it has no pom.xml and no build.gradle" : "it does not exist"));
	}

	private static Project maven(String name, Path path) {
		Optional<Path> root = nearestWith(path, "mvnw");
		List<String> command = new ArrayList<>(
				root.map((folder) -> script(folder, "mvnw")).orElseGet(() -> List.of(isWindows() ? "mvn.cmd" : "mvn")));
		command.addAll(List.of("--batch-mode", "--no-transfer-progress", "-Dmaven.test.skip=true"));
		root.filter((folder) -> !folder.equals(path))
			.ifPresent((folder) -> command
				.addAll(List.of("--projects", folder.relativize(path).toString(), "--also-make")));
		command.add("package");
		return new Project(name, path, command, root.orElse(path), path.resolve("target"));
	}

	private static Project gradle(String name, Path path) {
		Path root = nearestWith(path, "gradlew").orElseThrow(() -> new LaunchException("""
				%s has no gradlew, nor has a folder above it, so that its version of Gradle is not known.
				Build it yourself, and point --run at its jar in build/libs.""".formatted(path)));
		List<String> command = new ArrayList<>(script(root, "gradlew"));
		String module = Stream.of(root.relativize(path).toString().split("[/\\\\]"))
			.filter((part) -> !part.isEmpty())
			.map((part) -> ":" + part)
			.reduce("", String::concat);
		command.addAll(List.of("--no-daemon", "--console=plain", module + ":bootJar"));
		return new Project(name, path, command, root, path.resolve("build").resolve("libs"));
	}

	private static Optional<Path> nearestWith(Path path, String script) {
		return Stream.iterate(path, (folder) -> folder != null, Path::getParent)
			.filter((folder) -> Files.isRegularFile(folder.resolve(script)))
			.findFirst();
	}

	// By the shell, because a zip or a checkout on Windows does not make it executable
	private static List<String> script(Path folder, String name) {
		if (isWindows()) {
			return List.of(folder.resolve(name.equals("mvnw") ? "mvnw.cmd" : "gradlew.bat").toString());
		}
		return List.of("sh", folder.resolve(name).toString());
	}

	// A name is part of addresses and of queries
	private static String nameOf(Path path) {
		Path file = path.getFileName();
		return (file != null) ? file.toString().replaceFirst("(-\\d[^/]*)?\\.[jw]ar$", "").replaceAll("[^\\w.-]", "-")
				: "application";
	}

	private static boolean isWindows() {
		return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
	}

}
