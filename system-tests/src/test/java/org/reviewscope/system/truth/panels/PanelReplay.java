package org.reviewscope.system.truth.panels;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.reviewscope.system.dashboards.Dashboard;
import org.reviewscope.system.harness.Repository;
import org.reviewscope.system.monitoring.PromQl;
import org.reviewscope.system.truth.KnownRun;
import tools.jackson.databind.json.JsonMapper;

/**
 * Replays a run in {@code promtool} with the dashboards' queries and the repository's
 * rules: the scrapes before the load and after it, ten minutes each. So rates are exact,
 * which a Prometheus that scrapes now and then can only estimate, and a window of 30 days
 * takes no time.
 *
 * @param run the run
 */
record PanelReplay(KnownRun run) {

	static final String SOON_AFTER_THE_LOAD = "10m30s";

	static final String MINUTES_AFTER_THE_LOAD = "14m";

	private static final Map<String, String> VARIABLES = Map.of("job", ".+-service", "__rate_interval", "1m", "__range",
			"10m", "__rate_interval_ms", "60000");

	/**
	 * Writes a test for {@code promtool}.
	 * @param truths what the panels should show
	 * @return the file, which is YAML because it is JSON
	 */
	Path write(List<PanelTruth> truths) {
		Map<String, Object> test = new LinkedHashMap<>();
		test.put("interval", "15s");
		test.put("input_series", series());
		test.put("promql_expr_test", truths.stream().flatMap((truth) -> queries(truth).stream()).toList());
		Map<String, Object> file = new LinkedHashMap<>();
		file.put("rule_files",
				Stream.of("counts", "objectives", "slo")
					.map((rules) -> Repository.ROOT.resolve("prometheus/rules/" + rules + ".yml").toString())
					.toList());
		file.put("evaluation_interval", "15s");
		file.put("group_eval_order", List.of("counts", "objectives", "slo-sli", "slo-sli-long", "slo-burn"));
		file.put("tests", List.of(test));
		return write(new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(file));
	}

	private static Path write(String text) {
		try {
			Path file = Files.createDirectories(Path.of("target/system-tests")).resolve("panels.json");
			return Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private List<Map<String, String>> series() {
		List<Map<String, String>> all = new ArrayList<>();
		for (String service : KnownRun.SERVICES) {
			Map<String, Double> before = this.run.fresh().of(service).series();
			Map<String, Double> after = this.run.last(service).of(service).series();
			TreeSet<String> names = new TreeSet<>(before.keySet());
			names.addAll(after.keySet());
			names.removeIf((name) -> name.matches("(jvm|tomcat|process|hikaricp|executor|system|logback)_.*"));
			all.add(Map.of("series", labelled("up", service), "values", "1+0x80"));
			names.forEach((name) -> all.add(Map.of("series", labelled(name, service), "values",
					values(name, before.get(name), after.get(name)))));
		}
		return all;
	}

	/**
	 * Series of HTTP appear with their first request. The suite's own that appear later
	 * are those of a version, and begin at 0 with its activation.
	 */
	private static String values(String name, @Nullable Double before, @Nullable Double after) {
		String none = name.startsWith("http_") ? "_x40" : "0+0x39";
		String start = (before != null) ? before + "+0x39" : none;
		return start + " " + ((after != null) ? after + "+0x40" : "stale");
	}

	private static String labelled(String series, String service) {
		String target = "job=\"%s\",instance=\"%s:1\"".formatted(service, service);
		return series.contains("{") ? series.replaceFirst("\\{", "{" + target + ",") : series + "{" + target + "}";
	}

	private static List<Map<String, Object>> queries(PanelTruth truth) {
		List<String> expressions = Dashboard.all()
			.stream()
			.flatMap(Dashboard::queries)
			.filter((query) -> query.dashboard().equals(truth.dashboard()) && query.title().equals(truth.panel()))
			.map(Dashboard.Query::expression)
			.toList();
		if (expressions.size() != truth.samples().size()) {
			throw new IllegalStateException(truth.key() + " has other queries: " + expressions);
		}
		List<Map<String, Object>> tests = new ArrayList<>();
		for (int i = 0; i < expressions.size(); i++) {
			Map<String, Object> test = new LinkedHashMap<>();
			test.put("expr", expression(expressions.get(i), truth.only()));
			test.put("eval_time", truth.at());
			test.put("exp_samples", samples(truth.samples().get(i)));
			tests.add(test);
		}
		return tests;
	}

	/** The panels show the eight largest only, and numbers with few digits. */
	private static String expression(String panel, String only) {
		String query = PromQl.withVariables(panel, VARIABLES).replace("topk(8,", "topk(1000,");
		return "round((" + query + ")" + only + ", 1e-9)";
	}

	private static List<Map<String, Object>> samples(Map<String, Double> samples) {
		return samples.entrySet()
			.stream()
			.map((sample) -> Map.<String, Object>of("labels", sample.getKey(), "value", round(sample.getValue())))
			.toList();
	}

	/** As {@code round} does it, digit by digit. */
	private static double round(double value) {
		double inverse = 1.0 / 1e-9;
		return Math.floor(value * inverse + 0.5) / inverse;
	}

}
