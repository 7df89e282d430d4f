package org.reviewscope.system.monitoring;

import java.util.List;
import java.util.stream.Stream;

import org.reviewscope.system.harness.Repository;
import tools.jackson.databind.JsonNode;

/**
 * A rule of Prometheus: an alert, or a series that it records.
 *
 * @param json what the rule says
 */
public record Rule(JsonNode json) {

	public static List<Rule> all() {
		return Repository.files("prometheus/rules", ".yml")
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

	@Override
	public String toString() {
		return this.json.path("alert").asString("") + " " + this.json.path("labels");
	}

}
