package org.reviewscope.console.run.page;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.console.run.Traffic;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.telemetry.LogLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A script keeps runs of a real console and compares them.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "reviewscope.console.otlp.port=0", "reviewscope.console.runs.commit=abc1234" })
@DirtiesContext
class RunApiTests {

	@TempDir
	private static Path folder;

	@LocalServerPort
	private int port;

	@Autowired
	private TelemetryStore telemetry;

	private final HttpClient client = HttpClient.newHttpClient();

	@DynamicPropertySource
	static void folder(DynamicPropertyRegistry registry) {
		registry.add("reviewscope.console.runs.directory", folder::toString);
	}

	@AfterEach
	void forget() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.toList()) {
				Files.delete(file);
			}
		}
	}

	@Test
	void runsAreKeptListedAndCompared() throws Exception {
		JsonNode before = json(post(kept("before", Traffic.of(1))));
		JsonNode after = json(post(kept("after", Traffic.of(2).moreStatements(20))));

		assertThat(before.path("name").asString()).isEqualTo("before");
		assertThat(before.path("requests").asInt()).isEqualTo(1600);
		assertThat(json(get("/api/runs"))).extracting((run) -> run.path("run").path("name").asString())
			.containsExactly("after", "before");
		JsonNode compared = json(get("/api/runs/compare?before=before&after=" + after.path("id").asString()));
		assertThat(compared.path("after").path("name").asString()).isEqualTo("after");
		assertThat(compared.path("routes").size()).isEqualTo(4);
		assertThat(compared.path("findings").path(0).path("kind").asString()).isEqualTo("STATEMENTS");
		assertThat(compared.path("findings").path(0).path("regression").asBoolean()).isTrue();
		assertThat(get("/api/runs/regressions?before=before&after=after").body())
			.isEqualTo("gateway-service POST /predict: SQL statements per request 1.07 → 21.13\n");
		assertThat(get("/api/runs/regressions?before=after&after=before").body()).isEmpty();
	}

	@Test
	void runWithoutANameIsNamedByTheCommit() throws Exception {
		receive(Traffic.of(3));

		assertThat(json(post("{}")).path("name").asString()).isEqualTo("abc1234");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"name\":\"<script>\"}", "{\"name\":\"a\\nb\"}", "{\"from\":\"yesterday\"}",
			"{\"until\":\"2020-01-01T00:00:00Z\"}", "{\"name\":", "[]", "", "{\"name\":{}}" })
	void badRunIsRefused(String body) throws Exception {
		receive(Traffic.of(3));

		HttpResponse<String> answer = post(body);

		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
		assertThat(answer.body()).doesNotContain("<script", "Exception");
		assertThat(json(get("/api/runs")).size()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/runs/compare", "/api/runs/compare?before=a", "/api/runs/regressions?after=a" })
	void comparisonOfOneRunIsRefused(String path) throws Exception {
		assertThat(get(path).statusCode()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/runs/compare?before=x&after=y", "/api/runs/regressions?before=..%2F..%2Fx&after=y",
			"/runs/compare?before=x&after=y", "/runs/compare" })
	void unknownRunIsNotFound(String path) throws Exception {
		assertThat(get(path).statusCode()).isEqualTo(404);
	}

	@Test
	void fileThatIsNoRunIsExplainedOnEachPage() throws Exception {
		Files.writeString(folder.resolve("30000101-000000-000.run.gz"), "no run");

		assertThat(json(get("/api/runs")).path(0).path("problem").asString()).contains("cannot be read as a run");
		assertThat(get("/runs").body()).contains("cannot be read as a run");
		HttpResponse<String> compared = get("/runs/compare?before=30000101-000000-000&after=30000101-000000-000");
		assertThat(compared.statusCode()).isEqualTo(503);
		assertThat(compared.body()).contains("cannot be read as a run");
		assertThat(get("/api/runs/compare?before=30000101-000000-000&after=x").statusCode()).isEqualTo(503);
	}

	@Test
	void foreignPagesCannotKeepRuns() throws Exception {
		HttpResponse<String> answer = this.client.send(request("/api/runs").header("Origin", "http://evil.example")
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString("{}"))
			.build(), BodyHandlers.ofString());
		assertThat(answer.statusCode()).isEqualTo(403);
		HttpResponse<String> form = this.client.send(
				request("/api/runs").header("Content-Type", "text/plain").POST(BodyPublishers.ofString("{}")).build(),
				BodyHandlers.ofString());
		assertThat(form.statusCode()).isEqualTo(415);
	}

	private String kept(String name, Traffic traffic) {
		receive(traffic);
		return "{\"name\":\"%s\",\"from\":\"%s\",\"until\":\"%s\"}".formatted(name, traffic.from(), traffic.until());
	}

	private void receive(Traffic traffic) {
		List<LogLine> lines = new ArrayList<>();
		traffic.traces(lines).forEach(this.telemetry::addSpans);
		this.telemetry.addLogs(lines);
	}

	private JsonNode json(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
		return JsonMapper.shared().readTree(answer.body());
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return this.client.send(request(path).build(), BodyHandlers.ofString());
	}

	private HttpResponse<String> post(String json) throws IOException, InterruptedException {
		return this.client.send(request("/api/runs").header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(json))
			.build(), BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
	}

}
