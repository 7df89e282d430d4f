package org.reviewscope.system.agents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The script's rules against answers that a console gave, shortened to what the rules
 * look at. The name of each file is the right answer, and what else went on.
 */
class DetectiveTests {

	private static final Path RECORDINGS = Path.of("src/test/resources/agents");

	@ParameterizedTest
	@MethodSource("recordings")
	void namesTheCause(Path recording) {
		Recording tools = new Recording(recording);

		String name = recording.getFileName().toString().replaceAll("(, .*)?\\.txt$", "");
		assertThat(new Detective(tools, "30s").verdict()).hasToString(name);
		assertThat(tools.calls()).isLessThanOrEqualTo(8);
	}

	@Test
	void eachKindOfTroubleIsRecorded() throws IOException {
		List<String> causes = recordings().map((path) -> path.getFileName().toString().split(" in ")[0]).toList();

		assertThat(causes)
			.containsAll(Trouble.of(1).stream().map((trouble) -> trouble.truth().cause()).distinct().toList());
	}

	/** A trace of one call tells only that two clocks differ. */
	@ParameterizedTest
	@CsvSource({ "3.2, 0.1, clock-skew in gateway-service", "0.1, 3.2, clock-skew in inference-service",
			"-2.9, 0.1, clock-skew in gateway-service", "0.2, -2.9, clock-skew in inference-service" })
	void oneCallIsEnoughToTellWhichOfTwoClocksIsWrong(double gateway, double inference, String truth) {
		String services = """
				{"services": [{"name": "gateway-service", "arrivalDelaySeconds": %s},
				{"name": "inference-service", "arrivalDelaySeconds": %s},
				{"name": "model-store-service", "arrivalDelaySeconds": 0.3}]}""".formatted(gateway, inference);
		double called = (gateway > 1 || inference < -1) ? 3000 : 0;

		assertThat(new Detective(answers(services, oneCall(3000 - called, called)), "30s").verdict())
			.hasToString(truth);
	}

	@Test
	void spansThatComeLateForLackOfRequestsAreNoWrongClock() {
		String services = """
				{"services": [{"name": "gateway-service", "arrivalDelaySeconds": 0.1},
				{"name": "inference-service", "arrivalDelaySeconds": 2.6}]}""";

		assertThat(new Detective(answers(services, oneCall(0, 5)), "30s").verdict()).isEqualTo(Verdict.HEALTHY);
	}

	/** Its metrics are those of the last half minute, older than the trouble. */
	@Test
	void serviceThatNobodyReachesAnyMoreIsNoExporterThatDropsSpans() {
		String services = """
				{"services": [{"name": "gateway-service", "metrics": {"requestsPerSecond": 18},
				"serverSpans": {"count": 200}, "calls": [{"to": "localhost:8081", "count": 150, "failed": 150}]},
				{"name": "inference-service", "metrics": {"requestsPerSecond": 12}, "serverSpans": {"count": 0}}]}""";

		assertThat(new Detective(answers(services, "{}"), "10s").verdict()).isEqualTo(Verdict.HEALTHY);
	}

	@Test
	void oneScrapeThatTakesTooLongIsNoFrozenService() {
		String services = """
				{"services": [{"name": "gateway-service", "unreachable": "no answer in time",
				"metrics": {"scrapedSecondsAgo": 9.5}, "newestSpanSecondsAgo": 1.1}]}""";

		assertThat(new Detective(answers(services, "{}"), "30s").verdict()).isEqualTo(Verdict.HEALTHY);
	}

	@ParameterizedTest
	@CsvSource({ "31s, 12s", "30s, 12s", "10s, 4s", "2s, 1s" })
	void firstRequestsAreThoseOfTheTrouble(String since, String until) {
		Map<String, String> answers = Map.of("metrics", """
				{"series": [{"service": "gateway-service", "name": "hikaricp_connections_pending", "value": 3}]}""",
				"query_spans", "{\"found\": 3}");
		List<Map<String, Object>> asked = new ArrayList<>();
		Tools tools = (tool, arguments) -> {
			asked.add(arguments);
			return JsonMapper.shared().readTree(answers.getOrDefault(tool, "{}"));
		};

		assertThat(new Detective(tools, since).verdict()).hasToString("database-lock in gateway-service");
		assertThat(asked.getLast()).containsEntry("from", since).containsEntry("until", until);
	}

	@Test
	void answersOfTwoSuitesAreNoRecording(@TempDir Path folder) throws IOException {
		List<String> lines = List.of("services {from=31s}", "{}", "compare {baseFrom=15m, from=26s}", "{}");
		Path mixed = Files.write(folder.resolve("slow-query in model-store-service.txt"), lines);
		Path said = Files.write(folder.resolve("slow-query in model-store-service, from another suite.txt"), lines);

		assertThatIllegalStateException().isThrownBy(() -> new Recording(mixed))
			.withMessageContaining("several suites");
		assertThat(new Recording(said).ask("services", Map.of("from", "30s"))).isEmpty();
	}

	private static Tools answers(String services, String trace) {
		Map<String, String> answers = Map.of("services", services, "trace", trace, "query_traces",
				"{\"traces\": [{\"traceId\": \"1\"}]}");
		return (tool, _) -> JsonMapper.shared().readTree(answers.getOrDefault(tool, "{}"));
	}

	private static String oneCall(double caller, double called) {
		return """
				{"rows": [{"depth": 0, "service": "gateway-service", "span": "POST", "kind": "CLIENT", "afterMs": %s,
				"durationMs": 20}, {"depth": 1, "service": "inference-service", "span": "POST /predictions",
				"kind": "SERVER", "afterMs": %s, "durationMs": 10}]}""".formatted(caller, called);
	}

	static Stream<Path> recordings() throws IOException {
		try (Stream<Path> files = Files.list(RECORDINGS)) {
			return files.sorted().toList().stream();
		}
	}

}
