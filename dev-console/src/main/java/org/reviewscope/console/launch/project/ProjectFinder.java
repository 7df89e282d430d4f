package org.reviewscope.console.launch.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.reviewscope.console.launch.process.LaunchException;

/**
 * Finds out how a folder is built. Its own wrapper is preferred, or the nearest one above
 * it that belongs to the same build: it also builds the modules that the folder needs.
 * Any other wrapper above it may be somebody else's.
 */
public final class ProjectFinder {

	private static final List<String> GRADLE_FILES = List.of("build.gradle", "build.gradle.kts");

	private static final List<String> SETTINGS = List.of("settings.gradle", "settings.gradle.kts");

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
		Optional<Path> root = reactors(path).filter((folder) -> hasWrapper(folder, "mvnw", path)).findFirst();
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
		Path root = gradleRoot(path).orElseThrow(() -> new LaunchException("""
				%s has no gradlew, nor has the root of its build, so that its version of Gradle is not known.
				Build it yourself, and point --run at its jar in build/libs.""".formatted(path)));
		List<String> command = new ArrayList<>(script(root, "gradlew"));
		String module = Stream.of(root.relativize(path).toString().split("[/\\\\]"))
			.filter((part) -> !part.isEmpty())
			.map((part) -> ":" + part)
			.reduce("", String::concat);
		command.addAll(List.of("--no-daemon", "--console=plain", module + ":bootJar"));
		return new Project(name, path, command, root, path.resolve("build").resolve("libs"));
	}

	// The folder, then each one above whose pom.xml names the one before as its module
	private static Stream<Path> reactors(Path path) {
		return Stream.iterate(Optional.of(path), Optional::isPresent, (module) -> module.flatMap(ProjectFinder::parent))
			.flatMap(Optional::stream);
	}

	private static Optional<Path> parent(Path module) {
		return above(module).filter((folder) -> names(folder.resolve("pom.xml"), folder.relativize(module)))
			.findFirst();
	}

	private static boolean names(Path pom, Path module) {
		try {
			String name = Pattern.quote(module.toString().replace('\\', '/'));
			return Files.isRegularFile(pom) && Pattern.compile("<(module|subproject)>\\s*(\\./)?" + name + "/?\\s*</")
				.matcher(Files.readString(pom, StandardCharsets.ISO_8859_1))
				.find();
		}
		catch (IOException ex) {
			return false;
		}
	}

	// As Gradle looks for it
	private static Optional<Path> gradleRoot(Path path) {
		return Stream
			.concat(Stream.of(path),
					above(path)
						.filter((folder) -> SETTINGS.stream().map(folder::resolve).anyMatch(Files::isRegularFile))
						.limit(1))
			.filter((folder) -> hasWrapper(folder, "gradlew", path))
			.findFirst();
	}

	private static Stream<Path> above(Path path) {
		return Stream.iterate(path.getParent(), Objects::nonNull, Path::getParent);
	}

	// In a folder such as /tmp, anyone may put one above the project
	private static boolean hasWrapper(Path folder, String script, Path project) {
		try {
			Path wrapper = folder.resolve(script);
			return Files.isRegularFile(wrapper)
					&& (folder.equals(project) || Files.getOwner(wrapper).equals(Files.getOwner(project)));
		}
		catch (IOException | UnsupportedOperationException ex) {
			return false;
		}
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
