package org.reviewscope.system.faults;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Http.Answer;
import org.reviewscope.system.harness.Scrape;
import org.reviewscope.system.truth.received.ReceivedLog;
import org.reviewscope.system.truth.received.ReceivedSpan;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Some requests wait, and the others do not: what metrics, traces and logs show.
 */
@ExtendWith(FaultySuiteExtension.class)
class LatencyFaultSystemTests {

	private static final String GATEWAY = "gateway-service";

	private static final String INFERENCE = "inference-service";

	private static final String TIME = "http_server_requests_seconds_sum";

	private final FaultySuite suite;

	LatencyFaultSystemTests(FaultySuite suite) {
		this.suite = suite;
	}

	@Test
	void oneTenantWaitsAsTheVariableSays() {
		Answer slow = this.suite.predict("x-tenant-id", FaultySuite.SLOW_TENANT);
		Answer other = this.suite.predict("x-tenant-id", "other");

		this.suite.eventually(slow, (spans) -> assertThat(FaultySuite.store(spans).duration())
			.isGreaterThanOrEqualTo(Duration.ofMillis(400)));
		this.suite.eventually(other,
				(spans) -> assertThat(gap(spans, "model-store-service")).isLessThan(Duration.ofMillis(400)));
	}

	@Test
	@SignsOf("latency-one-tenant")
	void logAndTraceNameTheTenantAndTheMetricDoesNot() {
		double before = this.suite.sum(INFERENCE, TIME, "uri=\"/predictions\"");
		Answer slow = this.suite.with(INFERENCE, "latency-one-tenant?tenant=globex&delay=1100ms", () -> {
			Answer other = this.suite.predict("x-tenant-id", "acme");
			this.suite.eventually(other,
					(spans) -> assertThat(gap(spans, INFERENCE)).isLessThan(Duration.ofMillis(1100)));
			return this.suite.predict("x-tenant-id", "globex");
		});

		assertWaited(slow, INFERENCE, Duration.ofMillis(1100));
		assertThat(this.suite.sum(INFERENCE, TIME, "uri=\"/predictions\"") - before).isGreaterThanOrEqualTo(1.1);
		assertThat(Scrape.of(this.suite.suite(), INFERENCE).text()).doesNotContain("globex");
		FaultySuite.soon(() -> assertThat(slowLines(slow, INFERENCE)).singleElement()
			.satisfies((line) -> assertThat(line.attributes().get("tenant.id").getStringValue()).isEqualTo("globex")));
	}

	/** 0.7276 and 0.6832 are what {@code java.util.Random} with this seed begins with. */
	@Test
	@SignsOf("latency-random")
	void randomTimesAreTheSameWithTheSameSeed() {
		double before = this.suite.sum(GATEWAY, TIME, "uri=\"/api/v1/predictions\"");
		Answer last = this.suite.with(GATEWAY, "latency-random?most=1500ms&seed=42", () -> {
			Answer first = this.suite.predict();
			Answer second = this.suite.predict();
			assertWaited(first, GATEWAY, Duration.ofMillis(1091));
			assertWaited(second, GATEWAY, Duration.ofMillis(1024));
			return second;
		});

		assertThat(this.suite.sum(GATEWAY, TIME, "uri=\"/api/v1/predictions\"") - before)
			.isGreaterThanOrEqualTo(1.091 + 1.024);
		FaultySuite.soon(() -> assertThat(slowLines(last, GATEWAY)).hasSize(1));
	}

	@Test
	@SignsOf("latency-one-route")
	void oneRouteWaitsAndTheOthersDoNot() {
		double models = this.suite.sum(GATEWAY, TIME, "uri=\"/api/v1/models\"");
		Answer slow = this.suite.with(GATEWAY, "latency-one-route?route=/models&delay=1100ms", () -> {
			Answer other = this.suite.predict();
			this.suite.eventually(other,
					(spans) -> assertThat(gap(spans, GATEWAY)).isLessThan(Duration.ofMillis(1100)));
			return Http.get(this.suite.suite().gateway("/api/v1/models"));
		});

		assertWaited(slow, GATEWAY, Duration.ofMillis(1100));
		assertThat(this.suite.sum(GATEWAY, TIME, "uri=\"/api/v1/models\"") - models).isGreaterThanOrEqualTo(1.1);
		FaultySuite.soon(() -> assertThat(slowLines(slow, GATEWAY)).singleElement()
			.satisfies((line) -> assertThat(line.attributes().get("http.route").getStringValue())
				.isEqualTo("/api/v1/models")));
	}

	private void assertWaited(Answer answer, String service, Duration least) {
		this.suite.eventually(answer, (spans) -> assertThat(gap(spans, service)).isGreaterThanOrEqualTo(least));
	}

	/** From the start of the server span to that of its first child. */
	private static Duration gap(List<ReceivedSpan> spans, String service) {
		ReceivedSpan server = FaultySuite.only(spans, service, (span) -> span.kind().equals("SERVER"));
		long first = spans.stream()
			.filter((span) -> span.span().getParentSpanId().equals(server.span().getSpanId()))
			.mapToLong((span) -> span.span().getStartTimeUnixNano())
			.min()
			.orElseThrow(() -> new AssertionError("no child yet"));
		return Duration.ofNanos(first - server.span().getStartTimeUnixNano());
	}

	private List<ReceivedLog> slowLines(Answer answer, String service) {
		return this.suite.receiver()
			.logs(FaultySuite.traceOf(answer))
			.stream()
			.filter((line) -> line.service().equals(service) && line.level().equals("WARN"))
			.filter((line) -> line.record().getBody().getStringValue().startsWith("Slow request: "))
			.toList();
	}

}
