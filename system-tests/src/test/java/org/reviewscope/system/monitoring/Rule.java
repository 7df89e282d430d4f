package org.reviewscope.system.monitoring;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.reviewscope.system.harness.Repository;
import tools.jackson.databind.JsonNode;

/**
 * A rule of Prometheus or Loki: an alert, or a series that it records.
 *
 * @param json what the rule says
 */
public record Rule(JsonNode json) {

	/** Where the alerts of Loki say that Prometheus serves the runbooks. */
	private static final String SERVED = "{{ $externalLabels.prometheus_url }}/user/";

	/**
	 * The rules of Prometheus.
	 * @return the rules in the order of the files
	 */
	public static List<Rule> all() {
		return in("prometheus/rules");
	}

	/**
	 * The rules of Loki.
	 * @return alerts only, as there is nobody to whom Loki could send a series
	 */
	public static List<Rule> ofLoki() {
		return in("loki/rules");
	}

	private static List<Rule> in(String folder) {
		return Repository.files(folder, ".yml")
			.stream()
			.flatMap((file) -> Repository.yaml(file).path("groups").valueStream())
			.flatMap((group) -> group.path("rules").valueStream())
			.map(Rule::new)
			.toList();
	}

	public static Stream<Rule> alerts() {
		return all().stream().filter((rule) -> rule.json.has("alert"));
	}

	public static Stream<String> recorded() {
		return all().stream().map((rule) -> rule.json.path("record").asString("")).filter((name) -> !name.isEmpty());
	}

	public String expression() {
		return this.json.path("expr").asString("");
	}

	public String annotation(String name) {
		return this.json.path("annotations").path(name).asString("");
	}

	/**
	 * The page to which the alert's mail leads.
	 * @return a file of the repository
	 */
	public Path runbook() {
		return Repository.ROOT.resolve(annotation("runbook_url").replace(SERVED, ""));
	}

	@Override
	public String toString() {
		return this.json.path("alert").asString("") + " " + this.json.path("labels");
	}

}
