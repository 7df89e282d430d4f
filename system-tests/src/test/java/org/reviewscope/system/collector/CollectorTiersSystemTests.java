package org.reviewscope.system.collector;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reviewscope.system.harness.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two agents before two gateways, which keep failed traces only. Spans of each trace come
 * to both agents, as those of different services do.
 */
@NeedsCollector
class CollectorTiersSystemTests {

	private static final String CALLS = "traces_spanmetrics_calls_total";

	private static final String EDGES = "traces_service_graph_request_total";

	private final List<CollectorBackends> behind = List.of(new CollectorBackends(), new CollectorBackends());

	private final CollectorBackends besideAgents = new CollectorBackends();

	@TempDir
	private Path queues;

	private List<CollectorProcess> gateways = List.of();

	private List<CollectorProcess> agents = List.of();

	@BeforeEach
	void start() {
		this.gateways = IntStream.range(0, 2).mapToObj(this::gateway).toList();
		this.agents = IntStream.range(0, 2).mapToObj(this::agent).toList();
	}

	@AfterEach
	void stop() {
		Stream.concat(this.agents.stream(), this.gateways.stream()).forEach(CollectorProcess::kill);
		Stream.concat(this.behind.stream(), Stream.of(this.besideAgents)).forEach(CollectorBackends::close);
	}

	@Test
	void failedTracesAreWholeAtOneGatewayAndEverySpanIsCountedOnce() throws Exception {
		SuiteTraces traces = traces(0, 1);
		SuiteTraces crossed = traces(1, 0);
		List<ByteString> failed = Stream.of(traces.sendFailed(100), crossed.sendFailed(100))
			.flatMap(List::stream)
			.toList();
		List<ByteString> others = Stream.of(traces.send(200), crossed.send(200)).flatMap(List::stream).toList();

		await("every failed trace").until(() -> failed.stream().allMatch((id) -> received(id) == SuiteTraces.SPANS));
		assertThat(failed).map(this::spansByGateway)
			.containsOnly(List.of(SuiteTraces.SPANS, 0), List.of(0, SuiteTraces.SPANS));
		assertThat(this.behind.getFirst().whole(failed)).as("of 200 at the first gateway").isBetween(60L, 140L);
		awaitSum(this.agents, 1800, CALLS);
		awaitSum(this.agents, 200, CALLS, "service_name=\"inference-service\"", "status_code=\"STATUS_CODE_ERROR\"");
		awaitSum(this.agents.subList(0, 1), 900, CALLS);
		awaitSum(this.gateways, 600, EDGES, "client=\"gateway-service\"", "server=\"inference-service\"");
		awaitSum(this.gateways, 200, "traces_service_graph_request_failed_total", "client=\"gateway-service\"");
		awaitSum(this.gateways, 0, CALLS);
		awaitSum(this.agents, 0, EDGES);
		assertThat(others).allMatch((id) -> received(id) == 0);
		assertThat(failed).allMatch((id) -> this.besideAgents.spans(id).isEmpty());
	}

	@Test
	void logRecordsAreRedactedByAnAgentAndReachTheBackendOnce() {
		sender(0, 0).send("gateway-service", AbstractCollectorSystemTests.log("It pours",
				Map.of("user.password", "hunter2", "exception.stacktrace", "at Rain.main")));

		await("the record").until(() -> records().count() == 1);
		LogRecord record = records().findFirst().orElseThrow();
		assertThat(record.getBody().getStringValue()).isEqualTo("It pours\nat Rain.main");
		assertThat(record.getAttributesList())
			.containsExactlyElementsOf(OtlpSender.attributes(Map.of("user.password", "****")));
		assertThat(this.besideAgents.records()).isEmpty();
	}

	@Test
	void whatAgentsHaveTakenOutlivesAGatewayAndAnAgent() throws Exception {
		this.gateways.getFirst().kill();
		List<ByteString> failed = traces(0, 1).sendFailed(200);
		await("the share of the gateway that is there").until(() -> whole(failed), (count) -> count > 60);
		this.agents.getFirst().killAndStartAgain();
		this.gateways.getFirst().startAgain();

		await("all").until(() -> whole(failed) == 200);
	}

	/** gRPC takes four megabytes at a time. */
	@Test
	void whatIsTooLargeForOneMessageArrives() {
		SuiteTraces ids = traces(0, 0);
		ByteString trace = ids.id(16);
		List<Span> spans = IntStream.range(0, 3000)
			.mapToObj((i) -> Span.newBuilder()
				.setTraceId(trace)
				.setSpanId(ids.id(8))
				.setName("large")
				.setStatus(Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR))
				.addAllAttributes(OtlpSender.attributes(Map.of("long", "x".repeat(2048))))
				.build())
			.toList();

		sender(0, 0).sendOverHttp("gateway-service", spans);

		await("all spans").until(() -> received(trace) == 3000);
	}

	private CollectorProcess gateway(int number) {
		return CollectorProcess.start(this.behind.get(number), this.queues.resolve("gateway-" + number),
				Map.of("TAIL_SAMPLE_PERCENT", "0"), "gateway");
	}

	private CollectorProcess agent(int number) {
		return CollectorProcess.start(this.besideAgents, this.queues.resolve("agent-" + number),
				Map.of("FIRST_GATEWAY", "" + this.gateways.getFirst().port("OTLP_GRPC_PORT"), "SECOND_GATEWAY",
						"" + this.gateways.getLast().port("OTLP_GRPC_PORT")),
				"agent");
	}

	/** The called service's spans go to one agent, the caller's to another. */
	private SuiteTraces traces(int called, int calling) {
		return new SuiteTraces(sender(called, calling), 10 + called);
	}

	private OtlpSender sender(int overGrpc, int overHttp) {
		return new OtlpSender(this.agents.get(overGrpc).port("OTLP_GRPC_PORT"),
				this.agents.get(overHttp).port("OTLP_HTTP_PORT"));
	}

	private List<Integer> spansByGateway(ByteString trace) {
		return this.behind.stream().map((backends) -> backends.spans(trace).size()).toList();
	}

	private int received(ByteString trace) {
		return spansByGateway(trace).stream().mapToInt(Integer::intValue).sum();
	}

	/** Sent again while a gateway was away, a span may be there twice. */
	private long whole(List<ByteString> traces) {
		return traces.stream()
			.filter((id) -> this.behind.stream()
				.anyMatch((backends) -> backends.spans(id)
					.stream()
					.map(Span::getSpanId)
					.distinct()
					.count() == SuiteTraces.SPANS))
			.count();
	}

	private Stream<LogRecord> records() {
		return this.behind.stream().flatMap((backends) -> backends.records().stream());
	}

	private static void awaitSum(List<CollectorProcess> collectors, double value, String metric, String... labels) {
		await(metric + " of " + List.of(labels)).untilAsserted(() -> assertThat(collectors.stream()
			.mapToDouble((collector) -> new Scrape(collector.spanMetrics("text/plain")).sum(metric, labels))
			.sum()).isEqualTo(value));
	}

	private static ConditionFactory await(String what) {
		return AbstractCollectorSystemTests.await(what);
	}

}
