package org.reviewscope.console.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One service of the suite, as the launcher starts it.
 *
 * @param name its module and service name
 * @param mainClass its application class
 * @param url where it answers
 * @param heap the most heap it may use, as {@code -Xmx} takes it
 * @param environment what it is told beside the inherited environment
 */
record ServiceDefinition(String name, String mainClass, String url, String heap, Map<String, String> environment) {

	ServiceDefinition {
		environment = Map.copyOf(environment);
	}

	/**
	 * Where its metrics are.
	 * @return a page in Prometheus' format, {@code null} when it has no management port
	 */
	@Nullable String metricsUrl() {
		String port = this.environment.get("MANAGEMENT_SERVER_PORT");
		return (port != null) ? "http://localhost:" + port + "/actuator/prometheus" : null;
	}

	/**
	 * What the build has left for this service.
	 * @param root the repository
	 * @return its target directory
	 */
	Path target(Path root) {
		return root.resolve(this.name).resolve("target");
	}

	/**
	 * The options that its JVM runs, and is trained, with.
	 * @return the same list each time: an AOT cache holds for one set of flags only
	 */
	List<String> jvmFlags() {
		return List.of("-Xmx" + this.heap,
				// Small heaps and two cores: the collector with the least memory and
				// start-up
				"-XX:+UseSerialGC",
				// The quick compiler alone halves the processor time of a start, with a
				// cache (5.3 s to
				// 3.0 s for the store) as without; what it costs under load is for load
				// tests to know
				"-XX:TieredStopAtLevel=1",
				// A quarter less heap for the object headers of a Spring application
				"-XX:+UseCompactObjectHeaders",
				// Native libraries and protobuf are meant: no warnings about them in the
				// log
				"--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
				// A cache that does not fit is ignored in silence: it is only speed
				"-Xlog:disable", "-Xlog:all=error:stderr");
	}

}
