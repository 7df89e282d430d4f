package org.reviewscope.system.collector;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.google.protobuf.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Ports;
import org.reviewscope.system.harness.ServiceProcess;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A trace that was sent to the Collector is in a real Jaeger, as {@code
 * compose.jaeger.yaml} wires the two, and Jaeger's own API gives it back.
 */
@NeedsJaeger
class JaegerSystemTests extends AbstractCollectorSystemTests {

	private final List<Integer> ports = Ports.free(4);

	private ServiceProcess jaeger;

	@BeforeEach
	void startJaeger() {
		this.jaeger = ServiceProcess.startInstalled("http://127.0.0.1:" + this.ports.get(2) + "/status",
				List.of(System.getProperty(NeedsJaeger.PROGRAM),
						"--config=" + Path.of("src/test/resources/collector/jaeger.yaml").toAbsolutePath()),
				Map.of("OTLP_PORT", "" + this.ports.get(0), "QUERY_PORT", "" + this.ports.get(1), "HEALTH_PORT",
						"" + this.ports.get(2), "QUERY_GRPC_PORT", "" + this.ports.get(3)));
		this.jaeger.awaitReady();
	}

	@AfterEach
	void stopJaeger() {
		this.jaeger.stop();
	}

	@Test
	void givesBackATraceSpanBySpan() throws Exception {
		startWithJaeger("100");
		ByteString sent = this.traces.send(1).getFirst();

		await("the whole trace").until(() -> spans(sent).size() == SuiteTraces.SPANS);
		JsonNode trace = trace(sent);
		assertThat(spans(sent)).extracting((span) -> described(trace, span))
			.containsExactlyInAnyOrder("gateway-service server POST /api/v1/predictions 40000 µs below nothing",
					"gateway-service client POST 20000 µs below POST /api/v1/predictions",
					"inference-service server POST /predictions 13333 µs below POST");
		assertThat(trace.path("processes").findValuesAsString("key")).contains("service.namespace")
			.doesNotContain("process.command_line");
		assertThat(this.backends.whole(List.of(sent))).as("Tempo has it, too").isEqualTo(1);
		assertThat(api("services").valueStream().map(JsonNode::asString)).contains("gateway-service",
				"inference-service");
	}

	@Test
	void getsTheSampledTracesOnly() throws Exception {
		startWithJaeger("0");
		ByteString uneventful = this.traces.send(1).getFirst();
		ByteString failed = this.traces.sendFailed(1).getFirst();

		await("the failed trace").until(() -> spans(failed).size() == SuiteTraces.SPANS);
		assertThat(spans(uneventful)).isEmpty();
	}

	private void startWithJaeger(String percent) {
		start(Map.of("JAEGER_ENDPOINT", "127.0.0.1:" + this.ports.get(0), "TAIL_SAMPLE_PERCENT", percent), "jaeger");
	}

	private List<JsonNode> spans(ByteString traceId) {
		return trace(traceId).path("spans").valueStream().toList();
	}

	private JsonNode trace(ByteString traceId) {
		return api("traces/" + HexFormat.of().formatHex(traceId.toByteArray())).path(0);
	}

	/** What Jaeger's page asks; an unknown trace has no data. */
	private JsonNode api(String path) {
		return Http.get("http://127.0.0.1:" + this.ports.get(1) + "/api/" + path).json().path("data");
	}

	private static String described(JsonNode trace, JsonNode span) {
		String service = trace.path("processes").path(span.path("processID").asString()).path("serviceName").asString();
		return "%s %s %s %s µs below %s".formatted(service, tag(span, "span.kind"),
				span.path("operationName").asString(), span.path("duration").asString(), parent(trace, span));
	}

	private static String tag(JsonNode span, String key) {
		return span.path("tags")
			.valueStream()
			.filter((tag) -> tag.path("key").asString().equals(key))
			.map((tag) -> tag.path("value").asString())
			.findFirst()
			.orElseThrow();
	}

	private static String parent(JsonNode trace, JsonNode span) {
		Stream<String> parents = span.path("references")
			.valueStream()
			.filter((reference) -> reference.path("refType").asString().equals("CHILD_OF"))
			.map((reference) -> reference.path("spanID").asString());
		return parents
			.map((id) -> trace.path("spans")
				.valueStream()
				.filter((other) -> other.path("spanID").asString().equals(id))
				.map((other) -> other.path("operationName").asString())
				.findFirst()
				.orElseThrow())
			.findFirst()
			.orElse("nothing");
	}

}
