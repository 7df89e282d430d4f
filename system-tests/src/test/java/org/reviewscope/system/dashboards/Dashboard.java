package org.reviewscope.system.dashboards;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.reviewscope.system.harness.Repository;
import tools.jackson.databind.JsonNode;

/**
 * A dashboard as Grafana reads it, with all its queries.
 *
 * @param file where it is
 * @param json what it says
 */
public record Dashboard(Path file, JsonNode json) {

	public static List<Dashboard> all() {
		return Repository.files("grafana/dashboards", ".json")
			.stream()
			.map((file) -> new Dashboard(file, Repository.json(file, JsonNode.class)))
			.toList();
	}

	public String uid() {
		return this.json.path("uid").asString("");
	}

	/**
	 * Panels, also those of collapsed rows.
	 * @return the panels, without the rows
	 */
	public Stream<JsonNode> panels() {
		return this.json.path("panels")
			.valueStream()
			.flatMap((panel) -> Stream.concat(Stream.of(panel), panel.path("panels").valueStream()))
			.filter((panel) -> !panel.path("type").asString("").equals("row"));
	}

	Stream<JsonNode> annotations() {
		return this.json.path("annotations").path("list").valueStream();
	}

	/**
	 * What is asked of Prometheus.
	 * @return the queries of all panels and annotations
	 */
	public Stream<Query> queries() {
		return queries("prometheus");
	}

	public Stream<Query> queries(String source) {
		Stream<Query> panels = panels().flatMap((panel) -> panel.path("targets")
			.valueStream()
			.map((target) -> query(panel.path("title").asString(""), panel, target)));
		Stream<Query> annotations = annotations().map((annotation) -> query("@" + annotation.path("name").asString(""),
				annotation, annotation.path("target")));
		return Stream.concat(panels, annotations).filter((query) -> query.source().equals(source));
	}

	private Query query(String title, JsonNode owner, JsonNode target) {
		JsonNode source = target.has("datasource") ? target.path("datasource") : owner.path("datasource");
		boolean instant = target.path("instant").asBoolean(target.path("queryType").asString("").equals("instant"));
		return new Query(uid(), title, source.path("type").asString(""),
				target.path("expr").asString(target.path("query").asString("")), instant,
				target.path("exemplar").asBoolean(false));
	}

	@Override
	public String toString() {
		return uid();
	}

	/**
	 * One query of a panel or, its title marked with an at sign, of an annotation.
	 *
	 * @param dashboard the dashboard's uid
	 * @param title the panel's title
	 * @param source the data source's type
	 * @param expression what is asked, with variables
	 * @param instant whether only the newest value is asked for
	 * @param exemplars whether exemplars are asked for too
	 */
	public record Query(String dashboard, String title, String source, String expression, boolean instant,
			boolean exemplars) {

		@Override
		public String toString() {
			return this.dashboard + " / " + this.title + ": " + this.expression;
		}

	}

}
