package org.reviewscope.system.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Http.Answer;
import org.reviewscope.system.harness.Scrape;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.truth.received.OtlpReceiver;
import org.reviewscope.system.truth.received.ReceivedLog;
import org.reviewscope.system.truth.received.ReceivedSpan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Faults of real services, and what metrics, traces and logs show of them. Each test
 * leaves its fault switched off.
 */
class FaultSystemTests {

	private static final String GATEWAY = "gateway-service";

	private static final String INFERENCE = "inference-service";

	private static final String STORE = "model-store-service";

	private static final String REQUESTS = "http_server_requests_seconds";

	private static OtlpReceiver receiver;

	private static Suite suite;

	@BeforeAll
	static void start() {
		receiver = new OtlpReceiver();
		suite = Suite.startWithFaults(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.url(), "REVIEWSCOPE_FAULTS_START",
				"model-store-service/latency-one-tenant?tenant=slow&delay=400ms&for=1h"));
	}

	@AfterAll
	static void stop() {
		try (OtlpReceiver _ = receiver; Suite _ = suite) {
			assertThat(suite).isNotNull();
		}
	}

	@Test
	void latencyIsTimeThatNoSpanExplains() {
		double before = sum(INFERENCE, REQUESTS + "_sum", "uri=\"/predictions\"");
		Answer answer = with(INFERENCE, "latency-fixed?delay=1200ms", () -> predict());

		assertThat(answer.status()).isEqualTo(200);
		await().untilAsserted(() -> assertThat(sum(INFERENCE, REQUESTS + "_sum", "uri=\"/predictions\"") - before)
			.isBetween(1.2, 6.0));
		eventually(answer, (spans) -> {
			ReceivedSpan server = only(spans, INFERENCE, (span) -> span.kind().equals("SERVER"));
			ReceivedSpan predict = only(spans, INFERENCE, (span) -> span.name().equals("predict"));
			assertThat(server.duration()).isGreaterThanOrEqualTo(Duration.ofMillis(1200));
			assertThat(predict.span().getStartTimeUnixNano() - server.span().getStartTimeUnixNano())
				.isGreaterThanOrEqualTo(Duration.ofMillis(1200).toNanos());
			assertThat(server.span().getEventsList()).extracting(Span.Event::getName).contains("request.slow");
		});
		await().untilAsserted(() -> assertThat(lines(answer, INFERENCE))
			.anyMatch((line) -> line.startsWith("WARN Slow request: POST /predictions took ")));
	}

	@Test
	void oneTenantWaitsAsTheVariableSays() {
		Answer slow = predict("x-tenant-id", "slow");
		Answer other = predict("x-tenant-id", "other");

		eventually(slow, (spans) -> assertThat(store(spans).duration()).isGreaterThanOrEqualTo(Duration.ofMillis(400)));
		eventually(other, (spans) -> assertThat(store(spans).duration()).isLessThan(Duration.ofMillis(400)));
	}

	@Test
	void errorsAreCountedRedAndLogged() {
		double before = sum(INFERENCE, REQUESTS + "_count", "status=\"500\"");
		Answer answer = with(INFERENCE, "error-rate?percent=100", () -> predict());

		assertThat(answer.status()).isGreaterThanOrEqualTo(500);
		await().untilAsserted(
				() -> assertThat(sum(INFERENCE, REQUESTS + "_count", "status=\"500\"") - before).isEqualTo(1));
		eventually(answer, (spans) -> {
			ReceivedSpan server = only(spans, INFERENCE, (_) -> true);
			assertThat(server.span().getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
			assertThat(server.span().getEventsList()).extracting(Span.Event::getName).contains("exception");
		});
		await()
			.untilAsserted(() -> assertThat(lines(answer, INFERENCE)).contains("ERROR Answered 500 on /predictions"));
	}

	@Test
	void bottleneckIsOneQueryManyTimes() {
		double before = sum(STORE, "jdbc_query_seconds_count");
		Answer answer = with(STORE, "bottleneck?size=80", () -> predict());

		assertThat(sum(STORE, "jdbc_query_seconds_count") - before).isGreaterThanOrEqualTo(80);
		eventually(answer,
				(spans) -> assertThat(spans).filteredOn((span) -> span.name().equals("SELECT prediction"))
					.filteredOn((span) -> queryOf(span).startsWith("SELECT sentiment FROM prediction WHERE id"))
					.hasSize(80));
	}

	@Test
	void slowQueryIsOneLongSpan() {
		double waiting = sum(INFERENCE, "prediction_records_total", "outcome=\"queued\"");
		Answer answer = with(STORE, "slow-query?millions=20", () -> predict());

		assertThat(answer.json().path("recorded").asBoolean(true)).isFalse();
		assertThat(sum(INFERENCE, "prediction_records_total", "outcome=\"queued\"") - waiting).isEqualTo(1);
		eventually(answer,
				(spans) -> assertThat(spans).filteredOn((span) -> queryOf(span).contains("CROSS JOIN"))
					.singleElement()
					.extracting(ReceivedSpan::duration, InstanceOfAssertFactories.DURATION)
					.isGreaterThanOrEqualTo(Duration.ofMillis(500)));
	}

	@Test
	void emptyPoolIsAFailureWithoutAQuery() {
		Answer answer = with(STORE, "pool-exhausted", () -> {
			Answer result = predict();
			await().untilAsserted(() -> assertThat(sum(STORE, "hikaricp_connections_timeout_total")).isPositive());
			return result;
		});

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().path("recorded").asBoolean(true)).isFalse();
		eventually(answer, (spans) -> {
			ReceivedSpan store = store(spans);
			assertThat(store.span().getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
			assertThat(store.duration()).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
		});
	}

	@Test
	void droppedTracesAreMissedByNobodyButTheMetrics() {
		double before = sum(INFERENCE, "prediction_requests_total");
		Answer answer = with(INFERENCE, "exporter-dropped", () -> {
			Answer result = predict();
			eventually(result, (spans) -> assertThat(spans).extracting(ReceivedSpan::service).contains(GATEWAY, STORE));
			await().untilAsserted(() -> assertThat(receiver.logs(traceOf(result))).extracting(ReceivedLog::service)
				.contains(INFERENCE));
			// Its batches leave every five seconds
			await().during(Duration.ofSeconds(6)).until(() -> servicesOf(result), (seen) -> !seen.contains(INFERENCE));
			return result;
		});

		assertThat(answer.json().path("recorded").asBoolean(false)).isTrue();
		assertThat(sum(INFERENCE, "prediction_requests_total") - before).isEqualTo(1);
		Answer after = predict();
		eventually(after, (spans) -> assertThat(spans).extracting(ReceivedSpan::service).contains(INFERENCE));
		assertThat(servicesOf(answer)).doesNotContain(INFERENCE);
	}

	@Test
	void wrongClockLetsTheCalledBeginBeforeTheCaller() {
		with(INFERENCE, "clock-skew?by=-3s", () -> {
			Answer answer = predict();
			eventually(answer, (spans) -> {
				ReceivedSpan caller = only(spans, GATEWAY, (span) -> span.kind().equals("SERVER"));
				ReceivedSpan called = only(spans, INFERENCE, (span) -> span.kind().equals("SERVER"));
				assertThat(called.span().getEndTimeUnixNano()).isLessThan(caller.span().getStartTimeUnixNano());
			});
			return answer;
		});
	}

	@Test
	void refusedConnectionsAreTriedAgainAndSeenOnOneSideOnly() {
		double before = sum(INFERENCE, "prediction_requests_total");
		Answer answer = with(GATEWAY, "connection-refused", () -> predict());

		assertThat(answer.status()).isEqualTo(503);
		assertThat(sum(INFERENCE, "prediction_requests_total")).isEqualTo(before);
		eventually(answer, (spans) -> {
			assertThat(spans).extracting(ReceivedSpan::service).containsOnly(GATEWAY);
			assertThat(spans).filteredOn((span) -> span.kind().equals("CLIENT")).hasSize(3);
			assertThat(only(spans, GATEWAY, (span) -> span.kind().equals("SERVER")).span().getEventsList())
				.extracting(Span.Event::getName)
				.containsSequence("retry", "retry");
		});
	}

	@Test
	void badModelIsRefusedAndTheOldOneGoesOn() {
		double before = sum(INFERENCE, "model_swap_failures_total");
		Answer answer = with(STORE, "bad-model", () -> {
			await().atMost(Duration.ofSeconds(20))
				.untilAsserted(() -> assertThat(sum(INFERENCE, "model_swap_failures_total")).isGreaterThan(before));
			return predict();
		});

		assertThat(answer.status()).isEqualTo(200);
		await().untilAsserted(() -> assertThat(receiver.logs())
			.filteredOn((line) -> line.attributes().containsKey("event.name")
					&& line.attributes().get("event.name").getStringValue().equals("model.refused"))
			.anyMatch((line) -> line.record().getBody().getStringValue().contains("9.9.9-bad")));
		await().untilAsserted(() -> assertThat(receiver.spans()).filteredOn((span) -> span.name().equals("model swap"))
			.extracting((span) -> span.span().getStatus().getCode())
			.contains(StatusCode.STATUS_CODE_ERROR));
	}

	@Test
	void beginningAndEndAreInTheLog() {
		with(GATEWAY, "memory-leak?megabytes=1&percent=1", () -> predict());

		await().untilAsserted(() -> assertThat(receiver.logs()).filteredOn((line) -> line.service().equals(GATEWAY))
			.extracting((line) -> line.record().getBody().getStringValue())
			.anyMatch((line) -> line.startsWith("Fault memory-leak is on until "))
			.contains("Fault memory-leak is off"));
	}

	/** Switches a fault on, acts and switches it off. */
	private static Answer with(String service, String fault, Act act) {
		String endpoint = suite.management(service) + "/actuator/faults/";
		assertThat(Http.post(endpoint + fault, "").status()).isEqualTo(200);
		try {
			return act.apply();
		}
		finally {
			assertThat(Http.send(Http.request(endpoint + fault.replaceFirst("\\?.*", "")).DELETE()).status())
				.isEqualTo(200);
		}
	}

	private static Answer predict(String... headers) {
		return Http.post(suite.gateway("/api/v1/predictions"), "{\"review\": \"Fantastic, I love it.\"}", headers);
	}

	private static List<String> servicesOf(Answer answer) {
		return receiver.spans(traceOf(answer)).stream().map(ReceivedSpan::service).toList();
	}

	private static String traceOf(Answer answer) {
		return answer.header("X-Trace-Id");
	}

	private static void eventually(Answer answer, ThrowingConsumer<List<ReceivedSpan>> check) {
		await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> check.accept(receiver.spans(traceOf(answer))));
	}

	private static String queryOf(ReceivedSpan span) {
		return span.attributes().containsKey("db.query.text") ? span.attributes().get("db.query.text").getStringValue()
				: "";
	}

	private static ReceivedSpan store(List<ReceivedSpan> spans) {
		return only(spans, STORE, (span) -> span.kind().equals("SERVER"));
	}

	private static ReceivedSpan only(List<ReceivedSpan> spans, String service, Predicate<ReceivedSpan> condition) {
		List<ReceivedSpan> found = spans.stream()
			.filter((span) -> span.service().equals(service))
			.filter(condition)
			.toList();
		assertThat(found).hasSize(1);
		return found.getFirst();
	}

	private static List<String> lines(Answer answer, String service) {
		return receiver.logs(traceOf(answer))
			.stream()
			.filter((line) -> line.service().equals(service))
			.map((line) -> line.level() + " " + line.record().getBody().getStringValue())
			.toList();
	}

	private static double sum(String service, String metric, String... labels) {
		return Scrape.of(suite, service).sum(metric, labels);
	}

	/**
	 * What is done while a fault is on.
	 */
	private interface Act {

		Answer apply();

	}

}
