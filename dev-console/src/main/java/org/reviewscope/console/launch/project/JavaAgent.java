package org.reviewscope.console.launch.project;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.launch.process.LaunchException;

/**
 * OpenTelemetry's Java agent, which makes telemetry of programs that have none.
 *
 * @param jar the agent, {@code null} when there is none
 */
public record JavaAgent(@Nullable Path jar) {

	private static final String ARTIFACT = "opentelemetry-javaagent";

	/** What to do to get it. */
	static final String ADVICE = """
			Get OpenTelemetry's Java agent, and start again:
			  mvn dependency:get -Dtransitive=false -Dartifact=io.opentelemetry.javaagent:%1$s:LATEST
			or name one that you have: --agent path/to/%1$s.jar""".formatted(ARTIFACT);

	/**
	 * Finds the agent.
	 * @param given what the user has named, {@code null} when nothing
	 * @param repository the local repository of Maven, where the newest is taken from
	 * @return the agent, which may be none
	 * @throws LaunchException when what the user has named is no file
	 */
	public static JavaAgent find(@Nullable Path given, Path repository) {
		if (given == null) {
			return new JavaAgent(newest(repository.resolve("io/opentelemetry/javaagent").resolve(ARTIFACT)));
		}
		if (!Files.isRegularFile(given)) {
			throw new LaunchException("There is no agent at %s: check the path after --agent".formatted(given));
		}
		return new JavaAgent(given.toAbsolutePath());
	}

	private static @Nullable Path newest(Path versions) {
		try (Stream<Path> folders = Files.list(versions)) {
			return folders.filter((folder) -> Files.isRegularFile(jarIn(folder)))
				.max(Comparator.comparing((folder) -> Version.parse(folder.getFileName().toString())))
				.map(JavaAgent::jarIn)
				.orElse(null);
		}
		catch (IOException ex) {
			return null;
		}
	}

	private static Path jarIn(Path folder) {
		return folder.resolve(ARTIFACT + "-" + folder.getFileName() + ".jar");
	}

}
