package org.reviewscope.system.faults;

import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;

import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Http.Answer;
import org.reviewscope.system.truth.received.ReceivedSpan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * A process in trouble: what metrics, traces and logs show.
 */
@ExtendWith(FaultySuiteExtension.class)
class ProcessFaultSystemTests {

	private static final String GATEWAY = "gateway-service";

	private static final String INFERENCE = "inference-service";

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final FaultySuite suite;

	ProcessFaultSystemTests(FaultySuite suite) {
		this.suite = suite;
	}

	@Test
	@SignsOf("cpu-burn")
	void busyProcessorsMakeTheModelSlow() {
		double before = timeOfModel();
		this.suite.with(INFERENCE, "cpu-burn?threads=32", () -> {
			double busy = timeOfModel();
			assertThat(busy).isGreaterThan(2 * before);
			FaultySuite.soon(() -> assertThat(this.suite.sum(INFERENCE, "process_cpu_usage")).isGreaterThan(0.2));
			return this.suite.predict();
		});
	}

	@Test
	@SignsOf("gc-pressure")
	void garbageIsCollectedAllTheTime() {
		double pauses = this.suite.sum(GATEWAY, "jvm_gc_pause_seconds_count");
		double allocated = this.suite.sum(GATEWAY, "jvm_gc_memory_allocated_bytes_total");
		Answer answer = this.suite.with(GATEWAY, "gc-pressure", () -> {
			FaultySuite.soon(() -> {
				assertThat(this.suite.sum(GATEWAY, "jvm_gc_pause_seconds_count") - pauses).isGreaterThan(20);
				assertThat(this.suite.sum(GATEWAY, "jvm_gc_memory_allocated_bytes_total") - allocated)
					.isGreaterThan(1e9);
			});
			return this.suite.predict();
		});
		assertThat(answer.status()).isEqualTo(200);
	}

	/** 60 % of 384 MB. */
	@Test
	@SignsOf("memory-leak")
	void leakFillsTheHeapUpToItsShareAndIsToldAtBothEnds() {
		this.suite.with(GATEWAY, "memory-leak?megabytes=100", () -> {
			await().atMost(PATIENCE)
				.during(Duration.ofSeconds(3))
				.until(() -> this.suite.sum(GATEWAY, "jvm_memory_used_bytes", "area=\"heap\""), (used) -> used > 200e6);
			return this.suite.predict();
		});

		FaultySuite.soon(() -> assertThat(this.suite.messages(GATEWAY))
			.anyMatch((line) -> line.startsWith("WARN Fault memory-leak is on until "))
			.contains("WARN Fault memory-leak is off"));
	}

	@Test
	@SignsOf("threads-starved")
	void starvedServiceAnswersNeitherRequestsNorPrometheus() {
		SwitchedFault.of(INFERENCE, "threads-starved?for=25s").begin(this.suite.suite());
		Answer answer = await().atMost(PATIENCE).until(this.suite::predict, (predicted) -> predicted.status() == 504);
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(this::scrapeOrGiveUp)
			.withCauseInstanceOf(HttpTimeoutException.class);

		this.suite.eventually(answer, (spans) -> assertThat(
				FaultySuite.only(spans, GATEWAY, (span) -> span.kind().equals("CLIENT")).span().getStatus().getCode())
			.isEqualTo(StatusCode.STATUS_CODE_ERROR));
		FaultySuite.soon(() -> assertThat(this.suite.lines(answer, GATEWAY))
			.anyMatch((line) -> line.startsWith("WARN Answered 504 on /api/v1/predictions")));
		await().atMost(PATIENCE).until(() -> this.suite.predict().status() == 200);
	}

	private void scrapeOrGiveUp() {
		Http.send(Http.request(this.suite.suite().management(INFERENCE) + "/actuator/prometheus")
			.timeout(Duration.ofSeconds(2)));
	}

	private double timeOfModel() {
		return DoubleStream.generate(this::timeOfOneRun).limit(4).average().orElseThrow();
	}

	private double timeOfOneRun() {
		Answer answer = this.suite.predict();
		this.suite.eventually(answer, (spans) -> assertThat(model(spans)).isNotNull());
		return model(this.suite.receiver().spans(FaultySuite.traceOf(answer))).duration().toNanos();
	}

	private static ReceivedSpan model(List<ReceivedSpan> spans) {
		return FaultySuite.only(spans, INFERENCE, (span) -> span.name().equals("predict"));
	}

}
