package org.reviewscope.system.dashboards;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reviewscope.system.dashboards.Dashboard.Query;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Repository;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.harness.SuiteExtension;
import org.reviewscope.system.harness.Trace;
import org.reviewscope.system.monitoring.Rule;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Panels, links and Loki's alerts ask Loki and Tempo only for what the suite really
 * sends, by the names that it has there.
 */
@ExtendWith(SuiteExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class LogAndTraceQuerySystemTests {

	/** What Loki makes of a record itself. */
	private static final Set<String> LOKIS_OWN = Set.of("detected_level", "severity_text", "trace_id", "span_id");

	private Trace trace;

	@BeforeAll
	void predictOnce(Suite suite) {
		JsonNode answer = Http
			.post(suite.gateway("/api/v1/predictions"), "{\"review\": \"It pours.\"}", "x-tenant-id", "acme",
					"x-user-id", "u-42")
			.json();
		this.trace = Trace.await(suite, answer.path("traceId").asString(),
				(trace) -> trace.services().size() == 3 && requestLines(trace).findAny().isPresent());
	}

	@Test
	void streamsAreSelectedByIndexLabelsThatTheSuiteSends() {
		assertThat(names("loki", QueryFields::selectors)).isNotEmpty().isSubsetOf(indexLabels());
		assertThat(indexLabels()).isSubsetOf(lokiNames(resourceAttributes()));
	}

	@Test
	void linesAreFilteredByWhatIsWrittenBesideThem() {
		Set<String> known = lokiNames(Stream.concat(resourceAttributes(),
				this.trace.logs().flatMap((log) -> log.path("attributes").propertyNames().stream())));
		known.addAll(LOKIS_OWN);
		assertThat(names("loki", QueryFields::fields)).isNotEmpty().isSubsetOf(known);
	}

	@Test
	void tracesAreSearchedByAttributesOfTheirSpans() {
		Stream<String> ofSpans = this.trace.spans()
			.flatMap((span) -> span.json().path("attributes").propertyNames().stream())
			.map("span."::concat);
		Set<String> known = Stream.concat(resourceAttributes().map("resource."::concat), ofSpans)
			.collect(Collectors.toSet());
		assertThat(names("tempo", QueryFields::attributes)).isNotEmpty().isSubsetOf(known);
	}

	@Test
	void linksOfASpanLeadToLabelsOfLogsAndMetrics() {
		JsonNode links = tempo().path("jsonData");
		assertThat(links.path("tracesToLogsV2").path("tags")).isNotEmpty().allSatisfy((tag) -> {
			assertThat(resourceAttributes()).contains(tag.path("key").asString());
			assertThat(indexLabels()).contains(tag.path("value").asString());
		});
		assertThat(links.path("tracesToMetrics").path("tags")).singleElement().satisfies((tag) -> {
			assertThat(tag.path("key").asString()).isEqualTo("service.name");
			assertThat(tag.path("value").asString()).isEqualTo("job");
		});
		assertThat(jobs()).as("a span's service.name is a metric's job").containsAll(this.trace.services());
	}

	@Test
	void alertOnLinesCountsOneLineForEachRequest() {
		assertThat(Rule.ofLoki()).singleElement()
			.extracting(Rule::expression)
			.asString()
			.contains("{service_name=\"gateway-service\"} | http_response_status_code != \"\"");
		assertThat(requestLines(this.trace)).hasSize(1);
	}

	private static Stream<JsonNode> requestLines(Trace trace) {
		return trace.logs()
			.filter((log) -> log.path("service").asString().equals("gateway-service"))
			.filter((log) -> log.path("attributes").has("http.response.status_code"));
	}

	private static Set<String> names(String source, Function<String, Set<String>> names) {
		Stream<String> alerts = source.equals("loki") ? Rule.ofLoki().stream().map(Rule::expression) : Stream.empty();
		Stream<String> panels = Dashboard.all()
			.stream()
			.flatMap((dashboard) -> dashboard.queries(source))
			.map(Query::expression);
		return Stream.concat(alerts, panels)
			.filter((expression) -> !expression.isEmpty())
			.flatMap((expression) -> names.apply(expression).stream())
			.collect(Collectors.toSet());
	}

	private Stream<String> resourceAttributes() {
		return Stream.concat(Stream.of("service.name"),
				this.trace.spans().flatMap((span) -> span.json().path("resource").propertyNames().stream()));
	}

	private static Set<String> indexLabels() {
		return lokiNames(Repository.yaml(Path.of("loki/loki.yaml"))
			.path("distributor")
			.path("otlp_config")
			.path("default_resource_attributes_as_index_labels")
			.valueStream()
			.map(JsonNode::asString));
	}

	private static Set<String> lokiNames(Stream<String> attributes) {
		return attributes.map((name) -> name.replace('.', '_')).collect(Collectors.toCollection(TreeSet::new));
	}

	private static JsonNode tempo() {
		return Repository.yaml(Path.of("grafana/provisioning/datasources/datasources.yaml"))
			.path("datasources")
			.valueStream()
			.filter((source) -> source.path("uid").asString().equals("tempo"))
			.findFirst()
			.orElseThrow();
	}

	private static Stream<String> jobs() {
		return Repository.yaml(Path.of("prometheus/prometheus.yml"))
			.path("scrape_configs")
			.valueStream()
			.map((job) -> job.path("job_name").asString());
	}

}
