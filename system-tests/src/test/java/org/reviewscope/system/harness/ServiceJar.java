package org.reviewscope.system.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The jar of a program of the suite, as the build has made it.
 */
public final class ServiceJar {

	private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

	private static final Map<String, Path> EXTRACTED = new ConcurrentHashMap<>();

	private ServiceJar() {
	}

	/**
	 * The command that runs the jar in its extracted form, as the images do. While Spring
	 * Boot's nested jars are loaded, virtual threads can block one another for good
	 * (spring-projects/spring-boot#51463).
	 * @param name the program
	 * @param extras other jars to put on its class path
	 * @return the command line
	 */
	static List<String> command(String name, List<Path> extras) {
		Path jar = extracted(name);
		String classPath = Stream.concat(Stream.of(jar), extras.stream())
			.map(Path::toString)
			.collect(Collectors.joining(File.pathSeparator));
		// The JDK keeps the name of each resource that was asked for by soft references,
		// which do not count as live here
		return List.of(JAVA, "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:MetaspaceSize=128m",
				"-XX:SoftRefLRUPolicyMSPerMB=1", "-cp", classPath, mainClass(jar));
	}

	public static Path jar(String name) {
		return jar(name, Repository.ROOT.resolve(name));
	}

	/**
	 * The jar of a module, the newest of several versions.
	 * @param name the artifact
	 * @param module the module's directory
	 * @return the jar
	 */
	public static Path jar(String name, Path module) {
		try (Stream<Path> files = Files.list(module.resolve("target"))) {
			return files.filter((file) -> file.getFileName().toString().matches(name + "-[0-9][^/]*\\.jar"))
				.max(Comparator.comparingLong((jar) -> jar.toFile().lastModified()))
				.orElseThrow(() -> new IllegalStateException(name + " has no jar: run ./mvnw verify"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The class path that the jar brings.
	 * @param name the program
	 * @return the file names of its libraries
	 */
	public static List<String> libraries(String name) {
		String classPath = manifest(extracted(name)).getValue(Attributes.Name.CLASS_PATH);
		return Stream.of(classPath.split(" ")).map((entry) -> entry.substring(entry.lastIndexOf('/') + 1)).toList();
	}

	/**
	 * The jar without its libraries, as the images have it.
	 * @param name the program
	 * @return the jar that is run
	 */
	public static Path extracted(String name) {
		return EXTRACTED.computeIfAbsent(name, ServiceJar::extract);
	}

	private static Path extract(String name) {
		Path jar = jar(name);
		Path folder = Path.of("target/system-tests/extracted", name).toAbsolutePath();
		Os.run(JAVA, "-Djarmode=tools", "-jar", jar.toString(), "extract", "--force", "--destination",
				folder.toString());
		return folder.resolve(jar.getFileName());
	}

	private static String mainClass(Path jar) {
		return manifest(jar).getValue(Attributes.Name.MAIN_CLASS);
	}

	private static Attributes manifest(Path jar) {
		try (JarFile file = new JarFile(jar.toFile())) {
			return file.getManifest().getMainAttributes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
