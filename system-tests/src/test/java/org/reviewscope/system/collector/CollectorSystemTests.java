package org.reviewscope.system.collector;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.trace.v1.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What goes in, what comes out, and what is counted on the way, as
 * {@code docs/collector.md} promises it.
 */
class CollectorSystemTests extends AbstractCollectorSystemTests {

	/** Of vendors, whose settings have no default. */
	private static final Map<String, String> SETTINGS = Map.of("BACKEND_ENDPOINT", "https://otlp.example.com",
			"BACKEND_USER", "1", "AWS_REGION", "eu-west-1", "AWS_ACCESS_KEY_ID", "made-up", "AWS_SECRET_ACCESS_KEY",
			"made-up", "GOOGLE_CLOUD_PROJECT", "made-up", "GOOGLE_LOCATION", "europe-west1");

	@ParameterizedTest
	@ValueSource(strings = { "config", "agent", "debug", "gateway", "jaeger", "clouds otlp", "clouds honeycomb",
			"clouds aws", "clouds aws aws-emf", "clouds google", "clouds google google-run" })
	void configurationIsValidWithEachOverlay(String overlays) throws Exception {
		assertThat(CollectorCommand.validate(List.of(overlays.split(" ")), SETTINGS)).isZero();
	}

	@Test
	void takesTracesOverGrpcAndOverHttp() throws Exception {
		start(Map.of());
		Span overGrpc = span("over gRPC").build();
		Span overHttp = span("over HTTP").build();

		this.sender.sendOverGrpc(GATEWAY, List.of(overGrpc));
		this.sender.sendOverHttp(GATEWAY, List.of(overHttp));

		await("both spans").untilAsserted(() -> {
			assertThat(this.backends.spans(overGrpc.getTraceId())).hasSize(1);
			assertThat(this.backends.spans(overHttp.getTraceId())).hasSize(1);
		});
	}

	@Test
	void samplingKeepsErrorsAndSlowTracesWholeAndAShareOfTheRest() throws Exception {
		start(Map.of("TAIL_SAMPLE_PERCENT", "10"));
		List<ByteString> failed = this.traces.sendFailed(40);
		List<ByteString> slow = this.traces.sendSlow(40);
		List<ByteString> others = this.traces.send(1000);

		await("every failed trace, whole").until(() -> this.backends.whole(failed) == 40);
		await("every slow trace, whole").until(() -> this.backends.whole(slow) == 40);
		await("a tenth of the others, and no more").during(Duration.ofSeconds(3))
			.untilAsserted(() -> assertThat(this.backends.whole(others)).isBetween(60L, 140L));
		assertThat(others).filteredOn((id) -> !this.backends.spans(id).isEmpty())
			.allSatisfy((id) -> assertThat(this.backends.spans(id)).hasSize(SuiteTraces.SPANS));
	}

	@Test
	void spanMetricsAndServiceGraphCountEverySpanBeforeSampling() throws Exception {
		start(Map.of("TAIL_SAMPLE_PERCENT", "0"));
		this.traces.sendFailed(40);
		this.traces.sendSlow(40);
		this.traces.send(100);

		String gateway = "service_name=\"gateway-service\"";
		String server = "span_kind=\"SPAN_KIND_SERVER\"";
		String edge = "client=\"gateway-service\"";
		awaitSpanMetrics("traces_spanmetrics_calls_total", 180, gateway, server);
		awaitSpanMetrics("traces_spanmetrics_calls_total", 40, "service_name=\"inference-service\"",
				"status_code=\"STATUS_CODE_ERROR\"");
		awaitSpanMetrics("traces_spanmetrics_latency_count", 180, gateway, server);
		awaitSpanMetrics("traces_spanmetrics_latency_bucket", 140, gateway, server, "le=\"0.3\"");
		awaitSpanMetrics("traces_service_graph_request_total", 180, edge, "server=\"inference-service\"");
		awaitSpanMetrics("traces_service_graph_request_failed_total", 40, edge);
		awaitSpanMetrics("traces_service_graph_request_server_seconds_count", 180, "server=\"inference-service\"");
	}

	@Test
	void serviceThatCouldNotBeReachedIsANodeByItsName() throws Exception {
		start(Map.of());
		this.traces.sendUnanswered(10);

		// Not before the graph has given up waiting for the other side
		awaitSpanMetrics("traces_service_graph_request_failed_total", 10, "client=\"gateway-service\"",
				"server=\"inference-service\"");
	}

	@Test
	void spanMetricsNameATrace() throws Exception {
		start(Map.of());
		this.traces.send(5);

		await("an exemplar").until(
				() -> this.collector.spanMetrics("application/openmetrics-text;version=1.0.0").lines(),
				(lines) -> lines.anyMatch((line) -> line
					.matches("traces_spanmetrics_latency_bucket\\{.*# \\{.*trace_id=\"[0-9a-f]{32}\".*")));
	}

	@Test
	void showsPushedMetricsToPrometheus() throws Exception {
		start(Map.of());
		Http.Answer answer = Http.post("http://127.0.0.1:" + this.collector.port("OTLP_HTTP_PORT") + "/v1/metrics", """
				{"resourceMetrics":[{
				  "resource":{"attributes":[{"key":"service.name","value":{"stringValue":"training"}}]},
				  "scopeMetrics":[{"metrics":[{"name":"training.steps","unit":"{step}","sum":{
				    "isMonotonic":true,"aggregationTemporality":2,"dataPoints":[{"timeUnixNano":"%d000000","asInt":"4",
				    "attributes":[{"key":"review.text","value":{"stringValue":"It pours"}}]}]}}]}]}]}"""
			.formatted(System.currentTimeMillis()));
		assertThat(answer.status()).isEqualTo(200);

		awaitSpanMetrics("training_steps_total", 4, "job=\"training\"", "review_text=\"****\"");
	}

	@Test
	void tellsHowItDoesItself() throws Exception {
		start(Map.of());
		this.traces.send(1);

		await("its own metrics")
			.untilAsserted(() -> assertThat(this.collector.ownMetrics()).contains("otelcol_receiver_accepted_spans",
					"otelcol_exporter_sent_spans", "otelcol_exporter_queue_size",
					"otelcol_processor_tail_sampling_count_traces_sampled"));
		assertThat(this.collector.health()).isEqualTo(200);
	}

	private void awaitSpanMetrics(String metric, double value, String... labels) {
		await(metric + " of " + List.of(labels))
			.untilAsserted(() -> assertThat(new Scrape(this.collector.spanMetrics("text/plain")).sum(metric, labels))
				.isEqualTo(value));
	}

}
