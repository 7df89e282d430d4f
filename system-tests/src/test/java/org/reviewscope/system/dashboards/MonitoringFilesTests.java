package org.reviewscope.system.dashboards;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reviewscope.system.dashboards.ReplayNotes.Exemption;
import org.reviewscope.system.harness.Compose;
import org.reviewscope.system.harness.Repository;
import org.reviewscope.system.monitoring.PromQl;
import org.reviewscope.system.monitoring.Rule;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each dashboard and each alert must contain for its readers, checked in the files
 * alone.
 */
class MonitoringFilesTests {

	private static final Pattern DASHBOARD_LINK = Pattern
		.compile("\\{\\{ \\$externalLabels\\.grafana_url }}/d/([\\w-]+)(\\?.*)?");

	/** Of Grafana, Prometheus, Alertmanager and Mailpit, which may be moved. */
	private static final Pattern MOVABLE_ADDRESS = Pattern.compile("localhost:(3000|9090|9093|8025)");

	private static final Pattern NAMES = Pattern.compile("__name__=~\"([^\"]+)\"");

	private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

	private static final Path LOKI = Path.of("loki/loki.yaml");

	static List<Dashboard> dashboards() {
		return Dashboard.all();
	}

	static Stream<Rule> alerts() {
		return Stream.concat(Rule.alerts(), Rule.ofLoki().stream());
	}

	@Test
	void dashboardsHaveUidsOfTheirOwn() {
		assertThat(dashboards()).isNotEmpty().extracting(Dashboard::uid).doesNotContain("").doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@MethodSource("dashboards")
	void dashboardIsFreeOfWhatOneGrafanaGaveIt(Dashboard dashboard) {
		assertThat(dashboard.json().has("id")).isFalse();
		assertThat(dashboard.json().has("version")).isFalse();
		assertThat(dashboard.json().path("schemaVersion").asInt()).isEqualTo(42);
		assertThat(dashboard.json().path("title").asString("")).isNotBlank();
		assertThat(dashboard.json().path("panels").valueStream().map((panel) -> panel.path("id").asInt()))
			.doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@MethodSource("dashboards")
	void everyPanelSaysWhatToDoAndHasAKnownSource(Dashboard dashboard) {
		Set<String> sources = dataSources();
		assertThat(dashboard.panels()).isNotEmpty().allSatisfy((panel) -> {
			assertThat(panel.path("description").asString("")).as(panel.path("title").asString("")).isNotBlank();
			assertThat(panel.path("targets")).isNotEmpty();
			assertThat(sources).contains(panel.path("datasource").path("uid").asString(""));
		});
		assertThat(dashboard.json().findValues("datasource")).extracting((source) -> source.path("uid").asString(""))
			.isSubsetOf(sources);
	}

	@ParameterizedTest
	@MethodSource("alerts")
	void everyAlertIsDocumented(Rule alert) {
		assertThat(alert.annotation("summary")).isNotBlank();
		assertThat(alert.annotation("description")).isNotBlank();
		assertThat(alert.json().path("labels").path("severity").asString("")).isIn("page", "ticket");
		assertThat(dashboards()).extracting(Dashboard::uid).contains(linkedDashboard(alert));
		assertThat(alert.runbook()).isRegularFile();
	}

	@Test
	void noAddressThatAVariableMovesIsWrittenDown() {
		Stream<Path> files = Stream
			.of(Repository.files("prometheus/rules", ".yml"), Repository.files("loki", ".yml"),
					Repository.files("loki", ".yaml"), Repository.files("alertmanager", ".yml"),
					Repository.files("alertmanager", ".tmpl"), Repository.files("grafana/dashboards", ".json"),
					Repository.files("docs/runbooks", ".md"))
			.flatMap(List::stream);
		assertThat(files).isNotEmpty()
			.allSatisfy((file) -> assertThat(Repository.text(file)).doesNotContainPattern(MOVABLE_ADDRESS));
	}

	@Test
	void everyCounterThatIsAskedForFromItsFirstEventIsCountedSo() {
		String list = Rule.all()
			.stream()
			.filter((rule) -> rule.json().path("record").asString("").equals("counter:value"))
			.flatMap((rule) -> NAMES.matcher(rule.expression()).results())
			.map((match) -> match.group(1))
			.collect(Collectors.joining("|"));
		Stream<String> queries = Stream.concat(
				dashboards().stream().flatMap(Dashboard::queries).map(Dashboard.Query::expression),
				Rule.all().stream().map(Rule::expression));
		assertThat(queries.flatMap((query) -> PromQl.newCounters(query).stream()).distinct()).isNotEmpty()
			.allMatch((counter) -> counter.matches(list));
	}

	@Test
	void rulesOfLokiLieWhereComposeAndLokiExpectThem() {
		JsonNode loki = new Compose(Map.of()).service("loki");
		assertThat(loki.path("volumes").valueStream().map(JsonNode::asString)).contains("./loki:/etc/loki:ro");
		// Without tenants there is one, of this name
		String folder = Repository.yaml(LOKI)
			.path("common")
			.path("storage")
			.path("filesystem")
			.path("rules_directory")
			.asString("") + "/fake";
		assertThat(Repository.files("loki/rules", ".yml")).isNotEmpty()
			.extracting((file) -> "/etc/" + Repository.ROOT.relativize(file.getParent()))
			.containsOnly(folder);
	}

	@Test
	void addressesThatLokiIsToldAreThoseOfCompose() {
		JsonNode loki = new Compose(Map.of("GRAFANA_PORT", "3001", "PROMETHEUS_PORT", "9091")).service("loki");
		assertThat(loki.path("command").valueStream().map(JsonNode::asString)).contains("-config.expand-env=true");
		assertThat(VARIABLE.matcher(Repository.text(LOKI)).results().map((match) -> match.group(1))).isNotEmpty()
			.allMatch((name) -> loki.path("environment").has(name));
		assertThat(loki.path("environment").path("GRAFANA_URL").asString()).isEqualTo("http://localhost:3001");
		assertThat(loki.path("environment").path("PROMETHEUS_URL").asString()).isEqualTo("http://localhost:9091");
	}

	@Test
	void everyRunbookBelongsToAnAlert() {
		Set<Path> runbooks = alerts().map(Rule::runbook).collect(Collectors.toSet());
		assertThat(Repository.files("docs/runbooks", ".md")).filteredOn(Files::isRegularFile)
			.containsExactlyInAnyOrderElementsOf(runbooks);
	}

	@Test
	void everyExemptionHasAReasonAndIsStillNeeded() {
		assertThat(ReplayNotes.read().mayBeEmpty()).allSatisfy((exemption) -> {
			assertThat(exemption.reason()).isNotBlank();
			assertThat(isUsed(exemption)).as(exemption.toString()).isTrue();
		});
	}

	private static boolean isUsed(Exemption exemption) {
		return dashboards().stream()
			.flatMap((dashboard) -> Stream.of("prometheus", "loki", "tempo").flatMap(dashboard::queries))
			.anyMatch(exemption::covers);
	}

	private static String linkedDashboard(Rule alert) {
		Matcher link = DASHBOARD_LINK.matcher(alert.annotation("dashboard"));
		assertThat(link.matches()).as(alert.annotation("dashboard")).isTrue();
		return link.group(1);
	}

	private static Set<String> dataSources() {
		return Repository.yaml(Path.of("grafana/provisioning/datasources/datasources.yaml"))
			.path("datasources")
			.valueStream()
			.map((source) -> source.path("uid"))
			.map(JsonNode::asString)
			.collect(Collectors.toSet());
	}

}
