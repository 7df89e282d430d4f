package org.reviewscope.system.api;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Http.Answer;
import org.reviewscope.system.harness.Scrape;
import org.reviewscope.system.harness.Suite;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Far more work than the suite can do, on a small scale: one tenant asks over many
 * connections, another sends batch after batch, and both try again at once when they are
 * turned away. Meanwhile others ask politely.
 */
@Isolated
class OverloadSystemTests {

	private static final String PREDICTIONS = "/api/v1/predictions";

	private static final String BATCHES = PREDICTIONS + "/batch";

	private static final String REVIEW = "{\"review\": \"Solid and quiet.\"}";

	private static final int POLITE_REQUESTS = 20;

	private static final int BATCH_SIZE = 8;

	/** A caller who is alone gets eight calls at a time. A busy machine gets time. */
	private static final Map<String, String> SETTINGS = Map.of("REVIEWSCOPE_GATEWAY_UPSTREAM_MAXCONCURRENTCALLS", "16",
			"REVIEWSCOPE_GATEWAY_UPSTREAM_TENANTKNOWNAFTER", "0s", "REVIEWSCOPE_INFERENCE_PREDICTION_QUEUE_DEADLINE",
			"60s", "SPRING_HTTP_SERVICECLIENT_INFERENCE_READTIMEOUT", "65s", "MANAGEMENT_TRACING_EXPORT_OTLP_ENABLED",
			"false", "MANAGEMENT_LOGGING_EXPORT_OTLP_ENABLED", "false");

	private static Suite suite;

	/** What the clients have seen: answers by path and status. */
	private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();

	private final AtomicBoolean overloaded = new AtomicBoolean(true);

	@BeforeAll
	static void startSuite() {
		suite = Suite.startWithoutConsole(SETTINGS);
	}

	@AfterAll
	static void stopSuite() {
		suite.close();
	}

	@Test
	void overloadIsTurnedAwayAndStarvesNobody() {
		ask("polite", PREDICTIONS, REVIEW);
		int linesBefore = shedLines();
		long begin = System.nanoTime();
		int polite;
		Answer legal;
		try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
			IntStream.range(0, 24).forEach((_) -> clients.submit(() -> loop("crowd", PREDICTIONS, REVIEW)));
			IntStream.range(0, 4)
				.forEach((_) -> clients.submit(() -> loop("batches", BATCHES, batch(BATCH_SIZE, 986))));
			try {
				awaitRefusals();
				polite = answered("polite", POLITE_REQUESTS);
				legal = ask("polite", BATCHES, batch(64, 986));
			}
			finally {
				this.overloaded.set(false);
			}
		}
		long seconds = 1 + (System.nanoTime() - begin) / 1_000_000_000;

		assertThat(polite).as("answers to a polite client").isGreaterThanOrEqualTo(POLITE_REQUESTS * 95 / 100);
		assertThat(legal.status()).as("answer to a large batch: %s", legal.body()).isEqualTo(200);
		assertThat(this.answers.keySet()).allMatch((answer) -> answer.matches(".* (200|503)"));
		assertThat(shedLines() - linesBefore).as("log lines in %d s", seconds).isBetween(1, (int) seconds + 1);
		assertThat(counted()).isEqualTo(seen());
		assertThat(Scrape.of(suite, "inference-service").sum("prediction_results_total"))
			.isEqualTo(seen(PREDICTIONS, 200) + BATCH_SIZE * (seen(BATCHES, 200) - 1.0) + 64);
		assertThat(Scrape.of(suite, "gateway-service").sum("resilience4j_circuitbreaker_not_permitted_calls_total"))
			.isZero();
	}

	private void awaitRefusals() {
		Awaitility.await("requests are turned away")
			.atMost(Duration.ofMinutes(2))
			.until(() -> seen(PREDICTIONS, 503) > 100 && seen(PREDICTIONS, 200) > 10 && seen(BATCHES, 200) > 0);
	}

	private int answered(String tenant, int requests) {
		return (int) IntStream.range(0, requests)
			.filter((_) -> ask(tenant, PREDICTIONS, REVIEW).status() == 200)
			.count();
	}

	private void loop(String tenant, String path, String body) {
		while (this.overloaded.get()) {
			ask(tenant, path, body);
		}
	}

	private Answer ask(String tenant, String path, String body) {
		Answer answer = Http.post(suite.gateway(path), body, "x-tenant-id", tenant);
		this.answers.computeIfAbsent(path + " " + outcome(answer), (_) -> new AtomicInteger()).incrementAndGet();
		return answer;
	}

	private static String outcome(Answer answer) {
		boolean honest = answer.status() != 503 || answer.header("Retry-After").matches("[1-9]|[12][0-9]|30");
		return answer.status() + (honest ? "" : " and nothing about when to try again");
	}

	private static String batch(int size, int length) {
		return IntStream.range(0, size)
			.mapToObj((i) -> "\"" + "solid and quiet, ".repeat(60).substring(0, length) + "\"")
			.collect(Collectors.joining(",", "{\"reviews\": [", "]}"));
	}

	private int seen(String path, int status) {
		return this.answers.getOrDefault(path + " " + status, new AtomicInteger()).get();
	}

	private Map<String, Double> seen() {
		return this.answers.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> entry.getValue().doubleValue()));
	}

	/** The same as the gateway has counted it. */
	private Map<String, Double> counted() {
		Scrape scrape = Scrape.of(suite, "gateway-service");
		return this.answers.keySet().stream().collect(Collectors.toMap((key) -> key, (key) -> {
			String[] call = key.split(" ");
			return scrape.sum("http_server_requests_seconds_count", "uri=\"" + call[0] + "\"",
					"status=\"" + call[1] + "\"");
		}));
	}

	private static int shedLines() {
		return (int) suite.process("gateway-service")
			.log()
			.lines()
			.filter((line) -> line.contains("Answered 503"))
			.count();
	}

}
