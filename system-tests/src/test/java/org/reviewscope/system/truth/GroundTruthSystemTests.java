package org.reviewscope.system.truth;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.opentelemetry.proto.common.v1.AnyValue;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.system.truth.received.MeterReadings;
import org.reviewscope.system.truth.received.OwnMeters;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every number that the services tell, against what was sent: nothing is missing, nothing
 * is wrong, and there is nothing else.
 */
@ExtendWith(KnownRunExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class GroundTruthSystemTests {

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
	void everyOwnSeriesIsThereBeforeTheFirstRequest(String service) {
		assertOwnMeters(this.run.fresh(), service);
	}

	@ParameterizedTest
	@ValueSource(strings = { GATEWAY, INFERENCE, STORE })
	void everyOwnSeriesCountsWhatWasSent(String service) {
		assertOwnMeters(this.run.well(), service);
	}

	@ParameterizedTest
	@ValueSource(strings = { GATEWAY, INFERENCE, STORE })
	void everyOwnSeriesCountsOnAfterTheStoreWasAway(String service) {
		assertOwnMeters(this.run.storeBack(), service);
	}

	@Test
	void gatewayRefusesNothingThatFails() {
		assertOwnMeters(this.run.inferenceAway(), GATEWAY);
	}

	@Test
	void timersCountRequestsAndNotReviews() {
		MeterReadings readings = this.run.well().of(INFERENCE);
		this.run.well()
			.tally()
			.inference()
			.forEach((series, count) -> assertThat(readings.value(series)).as(series).isEqualTo(count));
	}

	@ParameterizedTest
	@CsvSource({ "0.5", "0.9", "0.99" })
	void quantilesAreThoseOfTheLengths(String quantile) {
		List<Integer> lengths = this.run.well().lengths();
		double value = this.run.well().of(INFERENCE).value("review_length_summary{quantile=\"" + quantile + "\"}");
		double rank = Double.parseDouble(quantile) * lengths.size();
		assertThat(value).isBetween(lengths.get((int) Math.floor(rank) - 1) * 0.999,
				lengths.get(Math.min((int) Math.ceil(rank), lengths.size() - 1)) * 1.001);
	}

	@ParameterizedTest
	@ValueSource(strings = { GATEWAY, INFERENCE, STORE })
	void bucketsOfTimesEndWithTheCount(String service) {
		Map<String, Double> series = this.run.well().of(service).series();
		assertThat(series.keySet()).filteredOn((name) -> name.contains("_bucket{") && name.contains("le=\"+Inf\""))
			.isNotEmpty()
			.allSatisfy((bucket) -> assertThat(series.get(bucket)).as(bucket).isEqualTo(series.get(count(bucket))));
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

	@Test
	void storeAnswersEachPollOfInferenceOnce() {
		double asked = Snapshot.polls(this.run.well().of(INFERENCE).only((series) -> !series.contains("UNKNOWN")));
		double answered = Snapshot.polls(this.run.well().of(STORE));
		assertThat(answered).isPositive().isEqualTo(asked);
	}

	@Test
	void statementsAreCounted() {
		double statements = jdbc(this.run.well()) - jdbc(this.run.fresh());
		double polls = Snapshot.polls(this.run.well().of(STORE)) - Snapshot.polls(this.run.fresh().of(STORE));
		double traced = this.run.well().tally().statements() - this.run.fresh().tally().statements();
		assertThat(statements).isEqualTo(traced + polls);
	}

	@Test
	void everyTraceIsWhatWasAskedFor() {
		Map<String, String> expected = this.run.truth().trees();
		assertThat(received(expected.keySet())).containsExactlyInAnyOrderEntriesOf(expected);
	}

	@Test
	void thereIsNoOtherTrace() {
		List<String> others = this.run.otherTrees();
		others.removeAll(this.run.notRecordedYet());
		assertThat(others).containsExactlyInAnyOrderElementsOf(this.run.truth().background());
	}

	@Test
	void tenantAndUserAreOnEverySpanAndLineOfTheirRequestsAndOnNoOther() {
		Map<String, Set<String>> tenants = new TreeMap<>();
		Stream
			.concat(this.run.receiver()
				.spans()
				.stream()
				.map((span) -> Map.entry(span.traceId(), tenant(span.attributes()))),
					this.run.receiver()
						.logs()
						.stream()
						.filter((log) -> !log.traceId().isEmpty())
						.map((log) -> Map.entry(log.traceId(), tenant(log.attributes()))))
			.forEach((entry) -> tenants.computeIfAbsent(entry.getKey(), (_) -> new TreeSet<>()).add(entry.getValue()));
		assertThat(tenants.values()).allSatisfy((words) -> assertThat(words).hasSize(1));
		assertThat(tenants.values()
			.stream()
			.map((words) -> words.iterator().next())
			.filter((words) -> !words.equals("-/-"))).containsExactlyInAnyOrder("acme/u-1", "globex/-");
	}

	private static String tenant(Map<String, AnyValue> attributes) {
		return Stream.of("tenant.id", "user.id")
			.map((key) -> attributes.containsKey(key) ? attributes.get(key).getStringValue() : "-")
			.collect(Collectors.joining("/"));
	}

	private Map<String, String> received(Set<String> traceIds) {
		return traceIds.stream().collect(Collectors.toMap((traceId) -> traceId, this.run::tree));
	}

	private static void assertOwnMeters(Snapshot snapshot, String service) {
		Map<String, Double> own = snapshot.of(service).only(OwnMeters::isCounted).series();
		Map<String, Double> expected = snapshot.own().get(service);
		assertThat(own.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
		assertThat(own).allSatisfy(
				(series, value) -> assertThat(value).as(series).isCloseTo(expected.get(series), Offset.offset(1e-9)));
	}

	private static Map<String, Double> http(Snapshot snapshot, String service, String side) {
		return snapshot.of(service)
			.only((series) -> series.startsWith("http_" + side + "_requests_seconds_count") && !Snapshot.isPoll(series))
			.without(Set.of("error", "exception", "client_name"))
			.series();
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

	private static String count(String bucket) {
		return bucket.replace("_bucket{", "_count{")
			.replaceAll(",?le=\"\\+Inf\"", "")
			.replace("{}", "")
			.replace("{,", "{");
	}

	private static String shortName(String service) {
		return service.replace("-service", "");
	}

}
