package org.reviewscope.system.agents;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * A span of an opened trace.
 *
 * @param json the span as the console tells it
 * @param above the spans above it, its parent last
 */
record Row(JsonNode json, List<Row> above) {

	static List<Row> of(List<JsonNode> lines) {
		List<Row> path = new ArrayList<>();
		List<Row> rows = new ArrayList<>();
		lines.stream().filter((line) -> line.has("span")).forEach((line) -> {
			int depth = Math.min(line.path("depth").asInt(), path.size());
			path.subList(depth, path.size()).clear();
			Row row = new Row(line, List.copyOf(path));
			path.add(row);
			rows.add(row);
		});
		return rows;
	}

	String service() {
		return this.json.path("service").asString();
	}

	boolean isServer() {
		return this.json.path("kind").asString().equals("SERVER");
	}

	double begin() {
		return this.json.path("afterMs").asDouble();
	}

	double end() {
		return begin() + this.json.path("durationMs").asDouble();
	}

}
