package org.reviewscope.system.truth;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the libraries count in the services: requests of HTTP and statements of SQL.
 */
@ExtendWith(KnownRunExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class LibraryMeterTruthSystemTests {

	private static final String GATEWAY = KnownRun.GATEWAY;

	private static final String INFERENCE = KnownRun.INFERENCE;

	private static final String STORE = KnownRun.STORE;

	private KnownRun run;

	@BeforeAll
	void use(KnownRun run) {
		this.run = run;
	}

	@ParameterizedTest
	@ValueSource(strings = { GATEWAY, INFERENCE, STORE })
	void httpServerRequestsAreCounted(String service) {
		assertThat(http(this.run.well(), service, "server"))
			.containsExactlyInAnyOrderEntriesOf(this.run.well().tally().answered(shortName(service)));
	}

	@ParameterizedTest
	@ValueSource(strings = { GATEWAY, INFERENCE })
	void httpClientRequestsAreCounted(String service) {
		assertThat(http(this.run.well(), service, "client"))
			.containsExactlyInAnyOrderEntriesOf(this.run.well().tally().called(shortName(service)));
	}

	@Test
	void failuresAreCounted() {
		Snapshot end = this.run.inferenceAway();
		assertThat(http(end, GATEWAY, "server")).containsExactlyInAnyOrderEntriesOf(end.tally().answered("gateway"));
		assertThat(http(end, GATEWAY, "client")).containsExactlyInAnyOrderEntriesOf(end.tally().called("gateway"));
	}

	/** A span and a timer are not stopped at the very same moment. */
	@Test
	void answersWithinTheObjectiveOfLatencyAreThoseOfTheSpans() {
		double fast = this.run.inferenceAway()
			.of(GATEWAY)
			.only((series) -> series.startsWith("http_server_requests_seconds_bucket{")
					&& series.contains("le=\"0.3\""))
			.series()
			.values()
			.stream()
			.mapToDouble((count) -> count)
			.sum();
		assertThat(fast).isBetween(answeredWithin(Duration.ofMillis(250)), answeredWithin(Duration.ofMillis(350)));
	}

	@Test
	void storeAnswersEachPollOfInferenceOnce() {
		double asked = Snapshot.polls(this.run.well().of(INFERENCE).only((series) -> !series.contains("UNKNOWN")));
		double answered = Snapshot.polls(this.run.well().of(STORE));
		assertThat(answered).isPositive().isEqualTo(asked);
	}

	@Test
	void statementsAreCounted() {
		double statements = jdbc(this.run.well()) - jdbc(this.run.fresh());
		double polls = Snapshot.statementsOfPolls(this.run.well().of(STORE))
				- Snapshot.statementsOfPolls(this.run.fresh().of(STORE));
		double traced = this.run.well().tally().statements() - this.run.fresh().tally().statements();
		assertThat(statements).isEqualTo(traced + polls);
	}

	private static Map<String, Double> http(Snapshot snapshot, String service, String side) {
		return snapshot.of(service)
			.only((series) -> series.startsWith("http_" + side + "_requests_seconds_count") && !Snapshot.isPoll(series))
			.without(Set.of("error", "exception", "client_name"))
			.series();
	}

	private double answeredWithin(Duration limit) {
		return this.run.receiver()
			.spans()
			.stream()
			.filter((span) -> span.service().equals(GATEWAY) && span.kind().equals("SERVER"))
			.filter((span) -> span.duration().compareTo(limit) <= 0)
			.count();
	}

	private static double jdbc(Snapshot snapshot) {
		return snapshot.of(STORE)
			.only((series) -> series.startsWith("jdbc_query_seconds_count"))
			.series()
			.values()
			.stream()
			.mapToDouble((count) -> count)
			.sum();
	}

	private static String shortName(String service) {
		return service.replace("-service", "");
	}

}
