package org.reviewscope.console.launch.program;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.reviewscope.console.launch.process.LaunchException;
import org.reviewscope.console.launch.process.ServiceDefinition;

/**
 * Prepares the output of the build (classes, and a list of libraries) so that a service
 * can run with an AOT cache: with a class path of jars only. The class path goes into an
 * argument file, because it is too long for the command line of some systems.
 */
public class Programs {

	/** What the build leaves in each module's target. */
	private static final String LIBRARIES = "classpath.txt";

	private final Path root;

	private final Path workDirectory;

	private final List<String> extras;

	/**
	 * Creates them, with nothing prepared.
	 * @param root the repository
	 * @param workDirectory where the files are kept that are made for a start
	 * @param extras folders of modules of the build that each service gets beside what it
	 * depends on
	 */
	public Programs(Path root, Path workDirectory, List<String> extras) {
		this.root = root;
		this.workDirectory = workDirectory;
		this.extras = extras;
	}

	/**
	 * Prepares a service. Reuses the files of the last start that are still valid.
	 * @param service the service
	 * @return how to run it
	 * @throws IOException when the output of the build cannot be read
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
		Path target = target(service.name());
		DirectoryJars jars = new DirectoryJars(directoryOf(service));
		Set<Path> classpath = new LinkedHashSet<>(
				List.of(serviceMain(service, jars), jars.pack(target.resolve("classes"), "app")));
		addLibraries(classpath, target, jars);
		for (String extra : this.extras) {
			Path classes = target(extra).resolve("classes");
			classpath.add(jars.pack(classes, nameOf(classes)));
			addLibraries(classpath, target(extra), jars);
		}
		return List.copyOf(classpath);
	}

	private Path target(String module) {
		Path target = this.root.resolve(module).resolve("target");
		if (Files.notExists(target.resolve(LIBRARIES))) {
			throw new LaunchException(
					"%s is not built: start the suite with ./mvnw -Pup, which builds it first".formatted(module));
		}
		return target;
	}

	// An extra's libraries are mostly those of the service, or it has none
	private static void addLibraries(Set<Path> classpath, Path target, DirectoryJars jars) throws IOException {
		String entries = Files.readString(target.resolve(LIBRARIES)).strip();
		for (String entry : entries.isEmpty() ? new String[0] : entries.split(File.pathSeparator)) {
			Path library = Path.of(entry);
			classpath.add(Files.isDirectory(library) ? jars.pack(library, nameOf(library)) : library);
		}
	}

	// A cache is valid for one JVM, one set of options and unchanged files only
	private static String cacheName(ServiceDefinition service, List<Path> classpath) throws IOException {
		return ContentHash.of((digest) -> {
			digest.update(System.getProperty("java.vm.version").getBytes(StandardCharsets.UTF_8));
			digest.update(Program.jvmFlags(service).toString().getBytes(StandardCharsets.UTF_8));
			for (Path jar : classpath) {
				String state = jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar);
				digest.update(state.getBytes(StandardCharsets.UTF_8));
			}
		}) + ".aot";
	}

	private Path directoryOf(ServiceDefinition service) {
		return this.workDirectory.resolve(service.name());
	}

	// A module of this build, as <module>/target/classes
	private static String nameOf(Path classes) {
		return Arrays.stream(classes.toString().split("[/\\\\]")).toList().reversed().get(2);
	}

	private Path serviceMain(ServiceDefinition service, DirectoryJars jars) throws IOException {
		Path classes = directoryOf(service).resolve("service-main");
		ChildClasses.copyTo(classes);
		return jars.pack(classes, "service-main");
	}

}
