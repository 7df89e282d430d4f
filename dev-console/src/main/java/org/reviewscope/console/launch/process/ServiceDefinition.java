package org.reviewscope.console.launch.process;

import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One service of the suite, or a project of the user, as the launcher starts it.
 *
 * @param name its module and service name
 * @param mainClass its application class; of a project, its folder or jar
 * @param url the address of its API; empty for a project, whose output tells it
 * @param heap its maximum heap, as {@code -Xmx} takes it; empty for a project
 * @param environment variables that it gets in addition to the inherited ones
 */
public record ServiceDefinition(String name, String mainClass, String url, String heap,
		Map<String, String> environment) {

	public ServiceDefinition {
		environment = Map.copyOf(environment);
	}

	/**
	 * Defines a project of the user.
	 * @param name what it is called on the pages
	 * @param what its folder or jar
	 * @param environment variables that it gets in addition to the inherited ones
	 * @return the definition, without an address
	 */
	public static ServiceDefinition ofProject(String name, Path what, Map<String, String> environment) {
		return new ServiceDefinition(name, what.toString(), "", "", environment);
	}

	/**
	 * The address that answers 200 once it is ready.
	 * @return its main port, or its management port where the main one asks for a
	 * certificate; empty for a project
	 */
	String readyUrl() {
		if (isProject()) {
			return "";
		}
		return this.url.startsWith("https:")
				? "http://localhost:" + this.environment.get("MANAGEMENT_SERVER_PORT") + "/actuator/health/readiness"
				: this.url + "/readyz";
	}

	boolean isProject() {
		return this.url.isEmpty();
	}

	/**
	 * What to do when it does not run.
	 * @return a sentence or two
	 */
	String advice() {
		return isProject()
				? "After a change of %s, Start on the console's overview runs it again.".formatted(this.mainClass)
				: "To debug the service alone, run %s in your IDE. After a change of code, ./mvnw -Pup builds it again."
					.formatted(this.mainClass);
	}

	/**
	 * The address of its metrics.
	 * @return a page in the Prometheus text format, {@code null} when it has no
	 * management port
	 */
	@Nullable String metricsUrl() {
		String port = this.environment.get("MANAGEMENT_SERVER_PORT");
		return (port != null) ? "http://localhost:" + port + "/actuator/prometheus" : null;
	}

}
