package org.reviewscope.system.truth;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.truth.expected.Tally;
import org.reviewscope.system.truth.expected.Truth;
import org.reviewscope.system.truth.received.MeterReadings;

/**
 * The scrapes of the services at one moment, and what they should contain.
 *
 * @param readings their scrapes
 * @param own the suite's own meters that each service should have
 * @param lines the lines of all trees that should have been traced until then
 * @param lengths the lengths of all reviews until then
 */
public record Snapshot(Map<String, MeterReadings> readings, Map<String, Map<String, Double>> own, List<String> lines,
		List<Integer> lengths) {

	private static final String POLLS = "http_(client|server)_requests_seconds_count\\{.*method=\"GET\",.*uri=\"/models/active\"}";

	static Snapshot take(Suite suite, Truth truth, List<String> services) {
		Map<String, Map<String, Double>> own = Map.of("gateway-service", new TreeMap<>(truth.gateway().series()),
				"inference-service", new TreeMap<>(truth.inference().series()), "model-store-service",
				new TreeMap<>(truth.store().series()));
		return new Snapshot(scrape(suite, services), own, truth.lines().toList(), truth.inference().lengths());
	}

	public MeterReadings of(String service) {
		return this.readings.get(service);
	}

	public Tally tally() {
		return new Tally(this.lines);
	}

	/**
	 * Inference asks for the active model every few seconds: scraped between two polls.
	 */
	private static Map<String, MeterReadings> scrape(Suite suite, List<String> services) {
		return Awaitility.await("two scrapes with no poll in between")
			.atMost(Duration.ofMinutes(1))
			.until(() -> Stream.of(scrapeOnce(suite, services), scrapeOnce(suite, services)).toList(),
					(twice) -> polls(twice.getFirst()).equals(polls(twice.getLast())))
			.getFirst();
	}

	private static Map<String, MeterReadings> scrapeOnce(Suite suite, List<String> services) {
		return services.stream()
			.collect(Collectors.toMap(Function.identity(), (service) -> MeterReadings.of(suite, service)));
	}

	private static List<Double> polls(Map<String, MeterReadings> readings) {
		return readings.values().stream().map((reading) -> polls(reading)).toList();
	}

	static boolean isPoll(String series) {
		return series.matches(POLLS);
	}

	/**
	 * Counts what the store's polls ask of the database: the candidate, and the active
	 * model.
	 * @param reading of the store
	 * @return statements
	 */
	static double statementsOfPolls(MeterReadings reading) {
		return 2 * polls(reading);
	}

	public static double polls(MeterReadings reading) {
		return reading.only(Snapshot::isPoll).series().values().stream().mapToDouble((n) -> n).sum();
	}

}
