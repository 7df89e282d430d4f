package org.reviewscope.system.truth;

import java.util.List;
import java.util.Map;

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
 * Every value of the suite's own meters, compared with what was sent: nothing is missing,
 * nothing is wrong, and there is nothing else.
 */
@ExtendWith(KnownRunExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class OwnMeterTruthSystemTests {

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

	private static void assertOwnMeters(Snapshot snapshot, String service) {
		Map<String, Double> own = snapshot.of(service).only(OwnMeters::isCounted).series();
		Map<String, Double> expected = snapshot.own().get(service);
		assertThat(own.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
		assertThat(own).allSatisfy(
				(series, value) -> assertThat(value).as(series).isCloseTo(expected.get(series), Offset.offset(1e-9)));
	}

	private static String count(String bucket) {
		return bucket.replace("_bucket{", "_count{")
			.replaceAll(",?le=\"\\+Inf\"", "")
			.replace("{}", "")
			.replace("{,", "{");
	}

}
