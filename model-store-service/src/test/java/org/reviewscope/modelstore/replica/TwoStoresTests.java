package org.reviewscope.modelstore.replica;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reviewscope.modelstore.NeedsProperty;
import org.reviewscope.modelstore.artifact.ArtifactFixtures;

import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two stores with a common database: they give the same answers.
 */
@NeedsProperty(value = Stores.POSTGRES,
		otherwise = "bash .ci/replicas, or -Dreviewscope.postgres=jdbc:postgresql://localhost/test?user=test")
class TwoStoresTests {

	private static final int TRIES = 10;

	@TempDir
	static Path folder;

	private static Stores stores;

	@BeforeAll
	static void startTwoAtOnceOnAnEmptyDatabase() throws Exception {
		Path seed = Files.createDirectories(folder.resolve("seed"));
		for (String version : List.of("1.0.0", "1.1.0", "1.2.0")) {
			Files.write(seed.resolve(version + ".zip"), ArtifactFixtures.artifact("tiny", version));
		}
		stores = Stores.onPostgres();
		stores.start(folder, folder.resolve("artifacts"),
				"--reviewscope.model-store.registry.seed=file:" + seed + "/*.zip",
				"--reviewscope.model-store.registry.poll-interval=200ms");
	}

	@AfterAll
	static void stop() {
		stores.close();
	}

	@Test
	void stateIsMadeOnceWhenBothFindAnEmptyDatabase() {
		JdbcTemplate database = stores.get(0).getBean(JdbcTemplate.class);

		assertThat(database.queryForList("select model_version from registered_version where model_name = 'tiny'",
				String.class))
			.containsExactlyInAnyOrder("1.0.0", "1.1.0", "1.2.0");
		assertThat(database.queryForList("select success from flyway_schema_history", Boolean.class))
			.containsOnly(true);
	}

	@Test
	void bothShowWhatEitherHasActivated() {
		for (int store : List.of(0, 1, 0)) {
			for (String version : List.of("1.0.0", "1.1.0")) {
				activate(store, version);

				await().untilAsserted(() -> assertThat(List.of(shown(0), shown(1))).containsOnly(List.of(version)));
				assertThat(List.of(active(0), active(1))).containsOnly(version);
				assertThat(List.of(feedbackSeries(0, version), feedbackSeries(1, version))).containsOnly(9);
			}
		}
	}

	@RepeatedTest(TRIES)
	void twoActivationsAtOnceLeaveOneVersion() throws Exception {
		Stores.atOnce(List.of(() -> activate(0, "1.0.0"), () -> activate(1, "1.1.0")));

		assertThat(active(0)).isIn("1.0.0", "1.1.0").isEqualTo(active(1));
		await().untilAsserted(() -> assertThat(List.of(shown(0), shown(1))).containsOnly(List.of(active(0))));
	}

	@RepeatedTest(TRIES)
	void sameUploadTwiceAtOnceIsOneVersion() throws Exception {
		String name = "model-" + UUID.randomUUID();
		byte[] artifact = ArtifactFixtures.artifact(name, "1.0.0");

		List<Integer> answers = Stores.atOnce(List.of(() -> StoreCalls.upload(stores.client(0), name, artifact),
				() -> StoreCalls.upload(stores.client(1), name, artifact)));

		assertThat(answers).containsExactlyInAnyOrder(201, 200);
		for (int store : List.of(0, 1)) {
			assertThat(StoreCalls.artifact(stores.client(store), name)).isEqualTo(artifact);
		}
	}

	@RepeatedTest(TRIES)
	void differentUploadsOfOneVersionAtOnceAreNotMixed() throws Exception {
		String name = "model-" + UUID.randomUUID();
		byte[] one = ArtifactFixtures.artifact(name, "1.0.0", "one");
		byte[] other = ArtifactFixtures.artifact(name, "1.0.0", "other");

		List<Integer> answers = Stores.atOnce(List.of(() -> StoreCalls.upload(stores.client(0), name, one),
				() -> StoreCalls.upload(stores.client(1), name, other)));

		assertThat(answers).containsExactlyInAnyOrder(201, 409);
		byte[] kept = (answers.getFirst() != 201) ? other : one;
		assertThat(StoreCalls.artifact(stores.client(0), name)).isEqualTo(kept)
			.isEqualTo(StoreCalls.artifact(stores.client(1), name));
	}

	@Test
	void predictionsSentToBothAreRecordedOnce() throws Exception {
		List<String> ids = IntStream.range(0, 50).mapToObj((_) -> UUID.randomUUID().toString()).toList();

		assertThat(Stores
			.atOnce(List.of(record(0, ids), record(1, ids), record(0, ids.reversed()), record(1, ids.reversed()))))
			.containsOnly(Set.of(204));

		String list = ids.stream().collect(Collectors.joining("','", "('", "')"));
		assertThat(stores.get(0)
			.getBean(JdbcTemplate.class)
			.queryForObject("select count(*) from prediction where id in " + list, Integer.class)).isEqualTo(50);
	}

	private static Callable<Set<Integer>> record(int store, List<String> ids) {
		RestTestClient client = stores.client(store);
		return () -> ids.stream()
			.map((id) -> StoreCalls
				.status(client.put().uri("/predictions/" + id).contentType(MediaType.APPLICATION_JSON).body("""
						{"sentiment": "positive", "confidence": 0.9,
						 "scores": {"negative": 0.04, "neutral": 0.06, "positive": 0.9},
						 "model": {"name": "tiny", "version": "1.1.0"}, "reviewLength": 42, "tokens": 17,
						 "truncated": false, "createdAt": "2026-11-21T01:02:03.123456Z"}""")))
			.collect(Collectors.toSet());
	}

	private static int activate(int store, String version) {
		return StoreCalls.status(stores.client(store)
			.put()
			.uri("/models/active")
			.header("Authorization", "Bearer test-token")
			.contentType(MediaType.APPLICATION_JSON)
			.body("{\"name\": \"tiny\", \"version\": \"%s\"}".formatted(version)));
	}

	private static String active(int store) {
		return stores.client(store)
			.get()
			.uri("/models/active")
			.exchange()
			.returnResult(Active.class)
			.getResponseBody()
			.version();
	}

	private static List<String> shown(int store) {
		return meters(store).find("model.active").gauges().stream().map(TwoStoresTests::version).toList();
	}

	private static String version(Gauge gauge) {
		return gauge.getId().getTag("version");
	}

	private static int feedbackSeries(int store, String version) {
		return meters(store).find("prediction.feedback").tag("model.version", version).counters().size();
	}

	private static MeterRegistry meters(int store) {
		return stores.get(store).getBean(MeterRegistry.class);
	}

	/**
	 * What a store says is active.
	 *
	 * @param version the version
	 */
	record Active(String version) {

	}

}
