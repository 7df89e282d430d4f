package org.reviewscope.system;

import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * A rule of Prometheus: an alert, or a series that it records.
 *
 * @param json what the rule says
 */
record Rule(JsonNode json) {

	static List<Rule> all() {
		return Repository.files("prometheus/rules", ".yml")
			.stream()
			.flatMap((file) -> Repository.yaml(file).path("groups").valueStream())
			.flatMap((group) -> group.path("rules").valueStream())
			.map(Rule::new)
			.toList();
	}

	static Stream<Rule> alerts() {
		return all().stream().filter((rule) -> rule.json.has("alert"));
	}

	static Stream<String> recorded() {
		return all().stream().map((rule) -> rule.json.path("record").asString("")).filter((name) -> !name.isEmpty());
	}

	String expression() {
		return this.json.path("expr").asString("");
	}

	String annotation(String name) {
		return this.json.path("annotations").path(name).asString("");
	}

	@Override
	public String toString() {
		return this.json.path("alert").asString("") + " " + this.json.path("labels");
	}

}
