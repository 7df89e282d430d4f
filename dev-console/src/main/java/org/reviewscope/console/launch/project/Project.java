package org.reviewscope.console.launch.project;

import java.nio.file.Path;
import java.util.List;

/**
 * A Spring Boot project, or the jar of one.
 *
 * @param name what it is called on the pages, and the service name of its telemetry
 * @param path its folder, or its jar
 * @param build the command that builds it; empty for a jar
 * @param buildDirectory where that command runs
 * @param output where the build leaves the jar; the jar itself where nothing is built
 */
public record Project(String name, Path path, List<String> build, Path buildDirectory, Path output) {

	/**
	 * Where it runs.
	 * @return its folder; for a jar, where the console was started
	 */
	Path directory() {
		return this.build.isEmpty() ? Path.of("").toAbsolutePath() : this.path;
	}

}
