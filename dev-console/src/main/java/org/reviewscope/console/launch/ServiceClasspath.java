package org.reviewscope.console.launch;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.reviewscope.console.launch.child.Tether;

/**
 * Turns what the build has left of a service (classes, and a list of libraries) into a
 * class path of jars only, written to a file that {@code java @file} reads: such a path
 * is too long for some command lines.
 */
class ServiceClasspath {

	private final Path root;

	private final Path workDirectory;

	ServiceClasspath(Path root, Path workDirectory) {
		this.root = root;
		this.workDirectory = workDirectory;
	}

	/**
	 * Prepares the class path of a service.
	 * @param service the service
	 * @return its jars, the libraries in the order of the build
	 * @throws IOException when the build's output can not be read
	 */
	List<Path> of(ServiceDefinition service) throws IOException {
		Path target = service.target(this.root);
		Path libraries = target.resolve("classpath.txt");
		if (Files.notExists(libraries)) {
			throw new LaunchException(
					"%s is not built: start the suite by ./mvnw -Pup, which builds first".formatted(service.name()));
		}
		DirectoryJars jars = new DirectoryJars(directoryOf(service));
		List<Path> classpath = new ArrayList<>(
				List.of(tether(service, jars), jars.pack(target.resolve("classes"), "app")));
		for (String entry : Files.readString(libraries).strip().split(File.pathSeparator)) {
			Path library = Path.of(entry);
			classpath.add(Files.isDirectory(library) ? jars.pack(library, nameOf(library)) : library);
		}
		return classpath;
	}

	/**
	 * Writes a class path in the form that the {@code java} command reads.
	 * @param service the service
	 * @param classpath its class path
	 * @return the argument file
	 * @throws IOException when it can not be written
	 */
	Path argumentFile(ServiceDefinition service, List<Path> classpath) throws IOException {
		String joined = classpath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
		Path file = directoryOf(service).resolve("classpath.args");
		return Files.writeString(file, "-cp \"" + joined.replace("\\", "\\\\") + "\"\n");
	}

	Path directoryOf(ServiceDefinition service) {
		return this.workDirectory.resolve(service.name());
	}

	// A library of this build: <module>/target/classes bears the module's name
	private static String nameOf(Path classes) {
		return Arrays.stream(classes.toString().split("[/\\\\]")).toList().reversed().get(2);
	}

	private Path tether(ServiceDefinition service, DirectoryJars jars) throws IOException {
		String resource = Tether.class.getName().replace('.', '/') + ".class";
		Path classes = directoryOf(service).resolve("tether");
		Path file = classes.resolve(resource);
		Files.createDirectories(file.getParent());
		try (InputStream bytes = Tether.class.getResourceAsStream("/" + resource)) {
			Files.write(file, java.util.Objects.requireNonNull(bytes).readAllBytes());
		}
		return jars.pack(classes, "tether");
	}

}
