package org.reviewscope.console.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.console.proof.CheckResult;
import org.reviewscope.console.proof.CheckStatus;
import org.reviewscope.console.proof.Counter;
import org.reviewscope.console.proof.Signals;
import org.reviewscope.console.scrape.MetricFamily;
import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Resource;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanEvent;
import org.reviewscope.console.telemetry.SpanStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

class FaultSignsTests {

	private static final long MILLISECOND = 1_000_000;

	private static final String GATEWAY = "gateway-service";

	private static final String INFERENCE = "inference-service";

	private static final String STORE = "model-store-service";

	private final Signals signals = mock();

	private final List<Span> trace = new ArrayList<>();

	@BeforeEach
	void oneTrace() {
		given(this.signals.newest(anyString())).willReturn(List.of(this.trace));
	}

	@ParameterizedTest
	@ValueSource(strings = { "latency-fixed", "latency-random", "latency-one-tenant", "latency-one-route" })
	void latencyIsAGapBeforeTheFirstChild(String fault) {
		FaultRun run = run(INFERENCE, fault);
		add(INFERENCE, "SERVER", "server", null, 0, 300);
		add(INFERENCE, "INTERNAL", "predict", "server", 20, 280);
		assertThat(result(run, Sign.TRACE).status()).isEqualTo(CheckStatus.WAITING);

		add(INFERENCE, "SERVER", "slow", null, 0, 2000);
		add(INFERENCE, "INTERNAL", "child", "slow", 1500, 400);

		assertThat(result(run, Sign.TRACE).link()).isEqualTo("/traces/t#span-slow");
	}

	@Test
	void slowRequestsAreThoseOutsideOfTheBucket() {
		FaultRun run = run(INFERENCE, "latency-fixed");
		values(Map.of("_count", 12.0, "_bucket", 12.0));
		assertThat(result(run, Sign.METRIC).status()).isEqualTo(CheckStatus.WAITING);

		values(Map.of("_count", 12.0, "_bucket", 9.0));

		assertThat(result(run, Sign.METRIC).words()).isEqualTo("3 of 12 requests took more than 0.3 s");
		assertThat(result(run, Sign.METRIC).link())
			.isEqualTo("/metrics#inference-service-http_server_requests_seconds");
	}

	@Test
	void injectedErrorIsRedWithItsExceptionAndNothingBelow() {
		FaultRun run = run(INFERENCE, "error-rate");
		this.trace.add(span(INFERENCE, "SERVER", "server", null, 0, 5, SpanStatus.ERROR, List.of()));
		assertThat(result(run, Sign.TRACE).status()).isEqualTo(CheckStatus.WAITING);

		this.trace.add(span(INFERENCE, "SERVER", "other", null, 0, 5, SpanStatus.ERROR, List
			.of(new SpanEvent("exception", 1, Map.of("exception.type", "org.example.InjectedFailureException")))));

		assertThat(result(run, Sign.TRACE).link()).isEqualTo("/traces/t#span-other");
	}

	@ParameterizedTest
	@CsvSource({ "connection-refused, gateway-service, gateway-service",
			"database-lock, model-store-service, inference-service",
			"threads-starved, inference-service, gateway-service" })
	void failedCallIsRed(String fault, String service, String caller) {
		FaultRun run = run(service, fault);
		add(caller, "CLIENT", "fine", null, 0, 5);
		assertThat(result(run, Sign.TRACE).status()).isEqualTo(CheckStatus.WAITING);

		this.trace.add(span(caller, "CLIENT", "red", null, 0, 5, SpanStatus.ERROR, List.of()));

		assertThat(result(run, Sign.TRACE).link()).isEqualTo("/traces/t#span-red");
	}

	@Test
	void missingSpansAreSeenOnBothSides() {
		FaultRun run = run(INFERENCE, "exporter-dropped");
		add(GATEWAY, "CLIENT", "call", null, 0, 5);
		assertThat(result(run, Sign.TRACE).status()).as("may come").isEqualTo(CheckStatus.WAITING);

		this.trace.clear();
		// Long ago, and still on
		Span old = span(GATEWAY, "CLIENT", "call", null, -20_000, 5, SpanStatus.UNSET, List.of());
		this.trace.add(old);
		add(STORE, "SERVER", "later", "unknown", 0, 5);

		assertThat(result(run, Sign.TRACE).link()).isEqualTo("/traces/t#span-call");
	}

	@Test
	void wrongClockPutsASpanOutsideOfItsParent() {
		FaultRun run = run(INFERENCE, "clock-skew");
		add(GATEWAY, "CLIENT", "call", null, 0, 50);
		add(INFERENCE, "SERVER", "inside", "call", 10, 30);
		assertThat(result(run, Sign.TRACE).status()).isEqualTo(CheckStatus.WAITING);

		add(INFERENCE, "SERVER", "before", "call", -3000, 30);

		assertThat(result(run, Sign.TRACE).link()).isEqualTo("/traces/t#span-before");
	}

	@Test
	void fullPoolHasNoConnectionLeft() {
		FaultRun run = run(STORE, "database-lock");
		given(this.signals.value(new Counter(STORE, "hikaricp_connections_max", "", Map.of()))).willReturn(10.0);
		given(this.signals.value(new Counter(STORE, "hikaricp_connections_active", "", Map.of()))).willReturn(9.0,
				10.0);

		assertThat(result(run, Sign.METRIC).status()).isEqualTo(CheckStatus.WAITING);
		assertThat(result(run, Sign.METRIC).words()).isEqualTo("10 of 10 connections are in use");
	}

	@Test
	void memoryThatGrowsIsThatOfTheOldGeneration() {
		FaultRun run = run(STORE, "memory-leak");
		Counter old = new Counter(STORE, "jvm_memory_used_bytes", "", Map.of("id", "Tenured Gen"));
		given(this.signals.value(old)).willReturn(19_000_000.0, 21_000_000.0);

		assertThat(result(run, Sign.METRIC).status()).isEqualTo(CheckStatus.WAITING);
		assertThat(result(run, Sign.METRIC).words())
			.isEqualTo("jvm_memory_used_bytes{id=\"Tenured Gen\"}: from 0 to 21,000,000");
	}

	@Test
	void lineOfTheFaultItselfIsNoSign() {
		FaultRun run = run(GATEWAY, "exporter-dropped");
		given(this.signals.lines(GATEWAY, "")).willReturn(List.of(line("WARN", "Fault exporter-dropped is on until")));
		assertThat(result(run, Sign.LOG).status()).isEqualTo(CheckStatus.WAITING);

		given(this.signals.lines(GATEWAY, "")).willReturn(List.of(line("INFO", "POST /api/v1/predictions 200")));

		assertThat(result(run, Sign.LOG).words()).isEqualTo("INFO of gateway-service: POST /api/v1/predictions 200");
		assertThat(result(run, Sign.LOG).link()).isEqualTo("/logs?query=service%20%3D%20%22gateway-service%22");
	}

	@Test
	void refusedConnectionIsToldByTheGatewayAtOnceAndByInferenceAtTheEnd() {
		given(this.signals.lines(GATEWAY, "Answered 503 on")).willReturn(List.of(line("WARN", "Answered 503 on /x")));
		given(this.signals.lines(INFERENCE, "No prediction waits any more"))
			.willReturn(List.of(line("INFO", "No prediction waits any more, 3 were written")));

		assertThat(result(run(GATEWAY, "connection-refused"), Sign.LOG).words())
			.isEqualTo("WARN of gateway-service: Answered 503 on /x");
		assertThat(result(run(INFERENCE, "connection-refused"), Sign.LOG).words())
			.isEqualTo("INFO of gateway-service: No prediction waits any more, 3 were written");
	}

	@Test
	void whatComesFromBeforeIsNoSign() {
		Instant before = Instant.now().minusSeconds(1);
		FaultRun run = run(GATEWAY, "latency-fixed");
		given(this.signals.lines(GATEWAY, "Slow request"))
			.willReturn(List.of(new LogLine("t", null, new Resource(GATEWAY, Map.of(), 1), "WARN", "Slow request",
					before.toEpochMilli() * MILLISECOND, Map.of())));

		assertThat(result(run, Sign.LOG).status()).isEqualTo(CheckStatus.WAITING);
	}

	@Test
	void eachFaultOfTheTableHasACheckButTheHunt() throws IOException {
		List<String> faults = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|")
			.matcher(Files.readString(Path.of("../docs/faults.md")))
			.results()
			.map((row) -> row.group(1))
			.toList();

		assertThat(faults).hasSizeGreaterThan(10)
			.filteredOn((fault) -> !FaultSigns.of(fault).has(Sign.METRIC))
			.containsExactly("bottleneck");
	}

	@Test
	void huntGivesNothingAway() {
		FaultRun run = run(STORE, "bottleneck");

		assertThat(List.of(Sign.values())).extracting((sign) -> result(run, sign)).containsOnly(CheckResult.EXPECTED);
	}

	@Test
	void seenStaysSeen() {
		FaultRun run = run(GATEWAY, "error-rate");
		values(Map.of("_count", 2.0));
		assertThat(result(run, Sign.METRIC).words())
			.isEqualTo("http_server_requests_seconds_count{status=\"500\"}: from 0 to 2");

		values(Map.of("_count", 0.0));

		assertThat(result(run, Sign.METRIC).status()).isEqualTo(CheckStatus.PROVEN);
	}

	private FaultRun run(String service, String fault) {
		return new FaultRun(service, FaultSigns.of(fault), this.signals, Map.<String, List<MetricFamily>>of());
	}

	private static CheckResult result(FaultRun run, Sign sign) {
		run.check();
		return run.result(sign);
	}

	private void values(Map<String, Double> bySuffix) {
		willAnswer((call) -> bySuffix.getOrDefault(call.<Counter>getArgument(0).suffix(), 0.0)).given(this.signals)
			.value(any());
	}

	private void add(String service, String kind, String id, @Nullable String parent, long fromMillis, long millis) {
		this.trace.add(span(service, kind, id, parent, fromMillis, millis, SpanStatus.UNSET, List.of()));
	}

	private static Span span(String service, String kind, String id, @Nullable String parent, long fromMillis,
			long millis, SpanStatus status, List<SpanEvent> events) {
		// Surely after the fault began, whatever the clocks' resolution
		long start = (System.currentTimeMillis() + 50 + fromMillis) * MILLISECOND;
		return new Span("t", new Resource(service, Map.of(), 1), id, kind, id, parent, start, millis * MILLISECOND,
				status, Map.of(), events, List.of());
	}

	private static LogLine line(String severity, String text) {
		return new LogLine("t", null, new Resource(GATEWAY, Map.of(), 1), severity, text,
				(System.currentTimeMillis() + 50) * MILLISECOND, Map.of());
	}

}
