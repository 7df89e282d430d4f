package org.reviewscope.system.faults;

import java.time.Duration;
import java.util.List;

import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reviewscope.system.harness.Http.Answer;
import org.reviewscope.system.truth.received.ReceivedLog;
import org.reviewscope.system.truth.received.ReceivedSpan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Faults of real services, and what metrics, traces and logs show of them. Each test
 * leaves its fault switched off.
 */
@ExtendWith(FaultySuiteExtension.class)
class FaultSystemTests {

	private final FaultySuite suite;

	FaultSystemTests(FaultySuite suite) {
		this.suite = suite;
	}

	private static final String GATEWAY = "gateway-service";

	private static final String INFERENCE = "inference-service";

	private static final String STORE = "model-store-service";

	private static final String REQUESTS = "http_server_requests_seconds";

	private static final String CALLS = "http_client_requests_seconds_count";

	@Test
	@SignsOf("latency-fixed")
	void latencyIsTimeThatNoSpanExplains() {
		double before = this.suite.sum(INFERENCE, REQUESTS + "_sum", "uri=\"/predictions\"");
		Answer answer = this.suite.with(INFERENCE, "latency-fixed?delay=1200ms", () -> this.suite.predict());

		assertThat(answer.status()).isEqualTo(200);
		FaultySuite.soon(() -> assertThat(this.suite.sum(INFERENCE, REQUESTS + "_sum", "uri=\"/predictions\"") - before)
			.isBetween(1.2, 6.0));
		this.suite.eventually(answer, (spans) -> {
			ReceivedSpan server = FaultySuite.only(spans, INFERENCE, (span) -> span.kind().equals("SERVER"));
			ReceivedSpan predict = FaultySuite.only(spans, INFERENCE, (span) -> span.name().equals("predict"));
			assertThat(server.duration()).isGreaterThanOrEqualTo(Duration.ofMillis(1200));
			assertThat(predict.span().getStartTimeUnixNano() - server.span().getStartTimeUnixNano())
				.isGreaterThanOrEqualTo(Duration.ofMillis(1200).toNanos());
			assertThat(server.span().getEventsList()).extracting(Span.Event::getName).contains("request.slow");
		});
		FaultySuite.soon(() -> assertThat(this.suite.lines(answer, INFERENCE))
			.anyMatch((line) -> line.startsWith("WARN Slow request: POST /predictions took ")));
	}

	@Test
	@SignsOf("error-rate")
	void errorsAreCountedRedAndLogged() {
		double before = this.suite.sum(INFERENCE, REQUESTS + "_count", "status=\"500\"");
		Answer answer = this.suite.with(INFERENCE, "error-rate?percent=100", () -> this.suite.predict());

		assertThat(answer.status()).isGreaterThanOrEqualTo(500);
		FaultySuite.soon(() -> assertThat(this.suite.sum(INFERENCE, REQUESTS + "_count", "status=\"500\"") - before)
			.isEqualTo(1));
		this.suite.eventually(answer, (spans) -> {
			ReceivedSpan server = FaultySuite.only(spans, INFERENCE, (_) -> true);
			assertThat(server.span().getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
			assertThat(server.span().getEventsList()).extracting(Span.Event::getName).contains("exception");
		});
		FaultySuite
			.soon(() -> assertThat(this.suite.lines(answer, INFERENCE)).contains("ERROR Answered 500 on /predictions"));
	}

	@Test
	@SignsOf("bottleneck")
	void bottleneckIsOneQueryManyTimes() {
		double before = this.suite.sum(STORE, "jdbc_query_seconds_count");
		Answer answer = this.suite.with(STORE, "bottleneck?size=80", () -> this.suite.predict());

		assertThat(this.suite.sum(STORE, "jdbc_query_seconds_count") - before).isGreaterThanOrEqualTo(80);
		this.suite.eventually(answer,
				(spans) -> assertThat(spans).filteredOn((span) -> span.name().equals("SELECT prediction"))
					.filteredOn(
							(span) -> FaultySuite.queryOf(span).startsWith("SELECT sentiment FROM prediction WHERE id"))
					.hasSize(80));
		assertThat(this.suite.receiver().logs(FaultySuite.traceOf(answer))).extracting(ReceivedLog::level)
			.doesNotContain("WARN", "ERROR");
	}

	@Test
	@SignsOf("slow-query")
	void slowQueryIsOneLongSpan() {
		double waiting = this.suite.sum(INFERENCE, "prediction_records_total", "outcome=\"queued\"");
		double time = this.suite.sum(STORE, "jdbc_query_seconds_sum");
		Answer answer = this.suite.with(STORE, "slow-query?millions=20", () -> this.suite.predict());

		assertThat(answer.json().path("recorded").asBoolean(true)).isFalse();
		assertThat(this.suite.sum(INFERENCE, "prediction_records_total", "outcome=\"queued\"") - waiting).isEqualTo(1);
		this.suite.eventually(answer,
				(spans) -> assertThat(spans).filteredOn((span) -> FaultySuite.queryOf(span).contains("CROSS JOIN"))
					.singleElement()
					.extracting(ReceivedSpan::duration, InstanceOfAssertFactories.DURATION)
					.isGreaterThanOrEqualTo(Duration.ofMillis(500)));
		this.suite.eventually(answer, FaultSystemTests::assertRecordingFailed);
		assertThat(this.suite.sum(STORE, "jdbc_query_seconds_sum") - time).isGreaterThanOrEqualTo(0.5);
		FaultySuite.soon(() -> assertThat(this.suite.lines(answer, STORE))
			.anyMatch((line) -> line.startsWith("WARN Slow request: PUT /predictions/{id} took ")));
		FaultySuite.soon(() -> assertThat(this.suite.messages(INFERENCE))
			.anyMatch((line) -> line.startsWith("INFO No prediction waits any more, ")));
	}

	@Test
	@SignsOf("pool-exhausted")
	void emptyPoolIsAFailureWithoutAQuery() {
		Answer answer = this.suite.with(STORE, "pool-exhausted", () -> {
			Answer result = this.suite.predict();
			FaultySuite
				.soon(() -> assertThat(this.suite.sum(STORE, "hikaricp_connections_timeout_total")).isPositive());
			return result;
		});

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().path("recorded").asBoolean(true)).isFalse();
		this.suite.eventually(answer, (spans) -> {
			ReceivedSpan store = FaultySuite.store(spans);
			assertThat(store.span().getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
			assertThat(store.duration()).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
			assertThat(spans).extracting(FaultySuite::queryOf).containsOnly("");
		});
		FaultySuite.soon(() -> assertThat(this.suite.lines(answer, STORE))
			.anyMatch((line) -> line.startsWith("WARN Answered 503 on /predictions/{id}: ")
					&& line.contains("The database does not answer")));
	}

	@Test
	@SignsOf("database-lock")
	void lockFillsThePoolAndThenRequestsFail() {
		Answer answer = this.suite.with(STORE, "database-lock", () -> {
			Answer result = this.suite.predict();
			this.suite.manyOf(STORE, "/models", 14);
			FaultySuite.soon(() -> assertThat(this.suite.sum(STORE, "hikaricp_connections_active")).isEqualTo(10));
			FaultySuite.soon(() -> assertThat(this.suite.messages(STORE))
				.anyMatch((line) -> line.startsWith("WARN Answered 503 on /models:")));
			return result;
		});

		assertThat(answer.json().path("recorded").asBoolean(true)).isFalse();
		this.suite.eventually(answer, FaultSystemTests::assertRecordingFailed);
		FaultySuite.soon(() -> assertThat(this.suite.sum(STORE, "hikaricp_connections_active")).isZero());
	}

	@Test
	@SignsOf("exporter-slow")
	void slowExporterDelaysSpansAndLinesButNoRequest() {
		double before = this.suite.sum(INFERENCE, "prediction_requests_total");
		this.suite.with(INFERENCE, "exporter-slow?delay=8s", () -> {
			Answer answer = this.suite.predict();
			assertThat(this.suite.sum(INFERENCE, "prediction_requests_total") - before).isEqualTo(1);
			await().atMost(Duration.ofSeconds(40)).until(() -> this.suite.servicesOf(answer).contains(INFERENCE));
			ReceivedSpan server = FaultySuite.only(this.suite.receiver().spans(FaultySuite.traceOf(answer)), INFERENCE,
					(span) -> span.kind().equals("SERVER"));
			assertThat(System.currentTimeMillis() - server.span().getEndTimeUnixNano() / 1_000_000)
				.isGreaterThanOrEqualTo(8000);
			return answer;
		});
	}

	@Test
	@SignsOf("exporter-dropped")
	void droppedTracesAreMissedByNobodyButTheMetrics() {
		double before = this.suite.sum(INFERENCE, "prediction_requests_total");
		Answer answer = this.suite.with(INFERENCE, "exporter-dropped", () -> {
			Answer result = this.suite.predict();
			this.suite.eventually(result,
					(spans) -> assertThat(spans).extracting(ReceivedSpan::service).contains(GATEWAY, STORE));
			FaultySuite.soon(() -> assertThat(this.suite.receiver().logs(FaultySuite.traceOf(result)))
				.extracting(ReceivedLog::service)
				.contains(INFERENCE));
			// Its batches leave every five seconds
			await().during(Duration.ofSeconds(6))
				.until(() -> this.suite.servicesOf(result), (seen) -> !seen.contains(INFERENCE));
			return result;
		});

		assertThat(answer.json().path("recorded").asBoolean(false)).isTrue();
		assertThat(this.suite.sum(INFERENCE, "prediction_requests_total") - before).isEqualTo(1);
		Answer after = this.suite.predict();
		this.suite.eventually(after,
				(spans) -> assertThat(spans).extracting(ReceivedSpan::service).contains(INFERENCE));
		assertThat(this.suite.servicesOf(answer)).doesNotContain(INFERENCE);
	}

	@Test
	@SignsOf("clock-skew")
	void wrongClockLetsTheCalledBeginBeforeTheCaller() {
		this.suite.with(INFERENCE, "clock-skew?by=-3s", () -> {
			Answer answer = this.suite.predict();
			this.suite.eventually(answer, (spans) -> {
				ReceivedSpan caller = FaultySuite.only(spans, GATEWAY, (span) -> span.kind().equals("SERVER"));
				ReceivedSpan called = FaultySuite.only(spans, INFERENCE, (span) -> span.kind().equals("SERVER"));
				assertThat(called.span().getEndTimeUnixNano()).isLessThan(caller.span().getStartTimeUnixNano());
			});
			FaultySuite.soon(() -> assertThat(this.suite.receiver().logs(FaultySuite.traceOf(answer)))
				.filteredOn((line) -> line.service().equals(GATEWAY))
				.isNotEmpty());
			return answer;
		});
	}

	@Test
	@SignsOf("connection-refused")
	void refusedConnectionsAreTriedAgainAndSeenOnOneSideOnly() {
		double before = this.suite.sum(INFERENCE, "prediction_requests_total");
		double unanswered = this.suite.sum(GATEWAY, CALLS, "outcome=\"UNKNOWN\"");
		Answer answer = this.suite.with(GATEWAY, "connection-refused", () -> this.suite.predict());

		assertThat(answer.status()).isEqualTo(503);
		assertThat(this.suite.sum(INFERENCE, "prediction_requests_total")).isEqualTo(before);
		this.suite.eventually(answer, (spans) -> {
			assertThat(spans).extracting(ReceivedSpan::service).containsOnly(GATEWAY);
			assertThat(spans).filteredOn((span) -> span.kind().equals("CLIENT")).hasSize(3);
			assertThat(FaultySuite.only(spans, GATEWAY, (span) -> span.kind().equals("SERVER")).span().getEventsList())
				.extracting(Span.Event::getName)
				.containsSequence("retry", "retry");
		});
		assertThat(this.suite.sum(GATEWAY, CALLS, "outcome=\"UNKNOWN\"") - unanswered).isEqualTo(3);
		FaultySuite.soon(() -> assertThat(this.suite.lines(answer, GATEWAY))
			.anyMatch((line) -> line.contains("Answered 503 on /api/v1/predictions")));
	}

	@Test
	@SignsOf("bad-model")
	void badModelIsRefusedAndTheOldOneGoesOn() {
		double before = this.suite.sum(INFERENCE, "model_swap_failures_total");
		Answer answer = this.suite.with(STORE, "bad-model", () -> {
			FaultySuite
				.soon(() -> assertThat(this.suite.sum(INFERENCE, "model_swap_failures_total")).isGreaterThan(before));
			return this.suite.predict();
		});

		assertThat(answer.status()).isEqualTo(200);
		FaultySuite.soon(() -> assertThat(this.suite.receiver().logs())
			.filteredOn((line) -> line.attributes().containsKey("event.name")
					&& line.attributes().get("event.name").getStringValue().equals("model.refused"))
			.anyMatch((line) -> line.record().getBody().getStringValue().contains("9.9.9-bad")));
		FaultySuite
			.soon(() -> assertThat(this.suite.receiver().spans()).filteredOn((span) -> span.name().equals("model swap"))
				.extracting((span) -> span.span().getStatus().getCode())
				.contains(StatusCode.STATUS_CODE_ERROR));
	}

	private static void assertRecordingFailed(List<ReceivedSpan> spans) {
		assertThat(spans).filteredOn((span) -> span.service().equals(INFERENCE) && span.kind().equals("CLIENT"))
			.extracting((span) -> span.span().getStatus().getCode())
			.contains(StatusCode.STATUS_CODE_ERROR);
	}

}
