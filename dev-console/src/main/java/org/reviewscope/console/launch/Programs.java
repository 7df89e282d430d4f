package org.reviewscope.console.launch;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.reviewscope.console.launch.child.Tether;

/**
 * Makes what the build has left of a service (classes, and a list of libraries) ready to
 * run: a class path of jars only, in a file that {@code java @file} reads because some
 * command lines are too short for it.
 */
class Programs {

	private final Path root;

	private final Path workDirectory;

	Programs(Path root, Path workDirectory) {
		this.root = root;
		this.workDirectory = workDirectory;
	}

	/**
	 * Prepares a service. Does little when nothing has changed since the last time.
	 * @param service the service
	 * @return what to run
	 * @throws IOException when the build's output can not be read
	 */
	Program prepare(ServiceDefinition service) throws IOException {
		List<Path> classpath = classpath(service);
		String joined = classpath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
		Path arguments = directoryOf(service).resolve("classpath.args");
		Files.writeString(arguments, "-cp \"" + joined.replace("\\", "\\\\") + "\"\n");
		return new Program(service, directoryOf(service), arguments,
				directoryOf(service).resolve(cacheName(service, classpath)));
	}

	private List<Path> classpath(ServiceDefinition service) throws IOException {
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

	// A cache holds for one JVM, one set of flags and these very files
	private static String cacheName(ServiceDefinition service, List<Path> classpath) throws IOException {
		return Digests.of((digest) -> {
			digest.update(System.getProperty("java.vm.version").getBytes(StandardCharsets.UTF_8));
			digest.update(service.jvmFlags().toString().getBytes(StandardCharsets.UTF_8));
			for (Path jar : classpath) {
				String state = jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar);
				digest.update(state.getBytes(StandardCharsets.UTF_8));
			}
		}) + ".aot";
	}

	private Path directoryOf(ServiceDefinition service) {
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
