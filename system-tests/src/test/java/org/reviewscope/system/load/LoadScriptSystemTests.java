package org.reviewscope.system.load;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reviewscope.system.harness.Load;
import org.reviewscope.system.harness.Repository;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.harness.SuiteExtension;
import org.reviewscope.system.load.LoadScript.Outcome;
import org.reviewscope.system.load.LoadScript.Requests;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Gatling and Locust send the mix of {@code users.json}, the gateway counts what they
 * count, and an objective that is missed fails them.
 */
@NeedsLoadScripts
@ExtendWith(SuiteExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class LoadScriptSystemTests {

	private final JsonNode mix = Repository.json(Path.of("load-test/src/test/resources/users.json"), JsonNode.class);

	private final Map<LoadScript, LoadRun> runs = new EnumMap<>(LoadScript.class);

	private final Map<LoadScript, LoadRun> spikes = new EnumMap<>(LoadScript.class);

	/**
	 * Warm, as the first answers of cold processes take seconds. How fast this machine is
	 * must not matter: the steady runs have all the time they need, and the spikes none.
	 */
	@BeforeAll
	void runBoth(Suite suite) {
		IntStream.range(0, 10).forEach((_) -> new Load(suite).round());
		for (LoadScript script : LoadScript.values()) {
			this.runs.put(script, LoadRun.of(script, suite,
					Map.of("users", 20, "spawnRate", 5, "seconds", 40, "latencyMillis", 60_000)));
			this.spikes.put(script, LoadRun.of(script, suite, Map.of("users", 20, "spawnRate", 20, "seconds", 20,
					"latencyMillis", 1, "shape", "spike", "seed", 42)));
		}
	}

	@ParameterizedTest
	@EnumSource
	void nothingFailsButWhatIsNonsense(LoadScript script) {
		assertThat(this.runs.get(script).outcome().exitCode()).isZero();
		assertThat(this.runs.get(script).sent()).isNotEmpty()
			.allSatisfy((name, requests) -> assertThat(requests.failed()).as(name).isZero());
	}

	@ParameterizedTest
	@EnumSource
	void gatewayCountsWhatTheScriptCounts(LoadScript script) {
		assertThat(List.of(this.runs.get(script), this.spikes.get(script)))
			.allSatisfy((run) -> assertThat(run.answered()).isEqualTo(run.counted()));
	}

	@ParameterizedTest
	@EnumSource
	void missedObjectiveFailsTheRun(LoadScript script) {
		Outcome outcome = this.spikes.get(script).outcome();

		assertThat(outcome.exitCode()).isEqualTo(1);
		assertThat(outcome.log()).containsPattern("all but batches: 99th percentile of response time .* 1\\.0 : false"
				+ "|MISSED latency by [\\d.]+ points: .* within 1 ms, objective 99 %");
		assertThat(outcome.log()).containsPattern("To repeat this run: .*seed[ =]42");
	}

	/** A fifth of the users for most of the time is a third of the load. */
	@ParameterizedTest
	@EnumSource
	void usersFollowTheShape(LoadScript script) {
		double steady = calls(this.runs.get(script)) / 40.0;
		double spike = calls(this.spikes.get(script)) / 20.0;

		assertThat(spike / steady).isBetween(0.2, 0.6);
	}

	@ParameterizedTest
	@EnumSource
	void readersDoWhatTheMixSays(LoadScript script) {
		LoadRun run = this.runs.get(script);
		JsonNode weights = this.mix.path("reader").path("calls");
		double sum = weights.valueStream().mapToInt(JsonNode::asInt).sum();

		weights.properties()
			.forEach((call) -> assertShare(call.getKey(), run.count(call.getKey()), calls(run),
					call.getValue().asInt() / sum));
		assertShare("feedback", run.count("feedback"), run.count("predict"),
				this.mix.path("reader").path("feedbackShare").asDouble());
	}

	@ParameterizedTest
	@EnumSource
	void clumsyClientsDoWhatTheMixSays(LoadScript script) {
		LoadRun run = this.runs.get(script);
		JsonNode nonsense = this.mix.path("clumsyClient").path("nonsense");

		nonsense.propertyNames()
			.forEach((name) -> assertShare(name,
					run.sent().getOrDefault("nonsense, " + name, new Requests(0, 0)).total(), run.count("nonsense"),
					1.0 / nonsense.size()));
	}

	@ParameterizedTest
	@EnumSource
	void batchesHaveTheSizeOfTheMix(LoadScript script) {
		LoadRun run = this.runs.get(script);
		JsonNode size = this.mix.path("shop").path("batchSize");
		double min = size.path("min").asInt();
		double max = size.path("max").asInt();
		int batches = run.count("predict, batch");
		double deviation = (max - min) / Math.sqrt(12 * batches);

		assertThat((run.predictions() - run.count("predict", "predict, plain contract")) / (double) batches)
			.isCloseTo((min + max) / 2, Offset.offset(5 * deviation));
	}

	/** By the pauses alone these counts vary by less than 5 percent. */
	@Test
	void bothMakeTheSameLoad() {
		LoadRun gatling = this.runs.get(LoadScript.GATLING);
		LoadRun locust = this.runs.get(LoadScript.LOCUST);

		assertThat(calls(gatling)).as("calls of readers").isCloseTo(calls(locust), Percentage.withPercentage(20));
		assertThat(gatling.count("predict, batch")).as("batches")
			.isCloseTo(locust.count("predict, batch"), Percentage.withPercentage(20));
		assertThat(gatling.count("nonsense")).as("nonsense")
			.isCloseTo(locust.count("nonsense"), Percentage.withPercentage(20));
	}

	private static int calls(LoadRun run) {
		return run.count("predict", "predict, plain contract", "models");
	}

	/** Five standard deviations: chance goes beyond them once in two million times. */
	private static void assertShare(String name, int count, int of, double expected) {
		assertThat(count / (double) of).as("share of %s: %s of %s", name, count, of)
			.isCloseTo(expected, Offset.offset(5 * Math.sqrt(expected * (1 - expected) / of)));
	}

}
