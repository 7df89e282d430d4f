package org.reviewscope.console.launch.process;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One service of the suite, as the launcher starts it.
 *
 * @param name its module and service name
 * @param mainClass its application class
 * @param url the address of its API
 * @param heap its maximum heap, as {@code -Xmx} takes it
 * @param environment variables that it gets in addition to the inherited ones
 */
public record ServiceDefinition(String name, String mainClass, String url, String heap,
		Map<String, String> environment) {

	public ServiceDefinition {
		environment = Map.copyOf(environment);
	}

	/**
	 * The address that answers 200 once it is ready.
	 * @return its main port, or its management port where the main one asks for a
	 * certificate
	 */
	String readyUrl() {
		return this.url.startsWith("https:")
				? "http://localhost:" + this.environment.get("MANAGEMENT_SERVER_PORT") + "/actuator/health/readiness"
				: this.url + "/readyz";
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
