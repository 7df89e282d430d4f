package org.reviewscope.console.ingest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.trace.v1.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reviewscope.console.access.OtlpConnector;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.store.metric.MetricStore;
import org.reviewscope.console.telemetry.metric.Exemplar;
import org.reviewscope.console.telemetry.metric.MetricType;
import org.reviewscope.console.telemetry.metric.NumberPoint;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the OTLP port answers to good and bad requests.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "reviewscope.console.otlp.port=0")
class OtlpEndpointTests {

	private static final String PROTOBUF = "application/x-protobuf";

	private static final String TRACE_ID = "5b8efff798038103d269b633813fc60c";

	private final HttpClient client = HttpClient.newHttpClient();

	@Autowired
	private TelemetryStore store;

	@Autowired
	private MetricStore metrics;

	@Autowired
	private OtlpConnector otlp;

	@Test
	void spanInJsonIsTaken() throws Exception {
		String json = """
				{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"js"}}]},
				"scopeSpans":[{"spans":[{"traceId":"%s","spanId":"eee19b7ec3c1b174","name":"in a browser","kind":3,
				"startTimeUnixNano":"1544712660000000000","endTimeUnixNano":"1544712661000000000",
				"attributes":[{"key":"n","value":{"intValue":"7"}}],"unknown":1}]}]}]}""".formatted(TRACE_ID);

		HttpResponse<byte[]> response = post("/v1/traces", "application/json", null, json.getBytes());

		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
		assertThat(this.store.find(TRACE_ID).orElseThrow().spans()).singleElement().satisfies((span) -> {
			assertThat(span.name()).isEqualTo("in a browser");
			assertThat(span.kind()).isEqualTo("CLIENT");
			assertThat(span.spanId()).isEqualTo("eee19b7ec3c1b174");
			assertThat(span.durationNanos()).isEqualTo(1_000_000_000L);
			assertThat(span.attributes()).containsEntry("n", 7L);
		});
	}

	@Test
	void spanWithoutValidIdIsReportedAsRejected() throws Exception {
		ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
		request.addResourceSpansBuilder()
			.addScopeSpansBuilder()
			.addSpans(Span.newBuilder().setTraceId(ByteString.copyFromUtf8("short")));

		HttpResponse<byte[]> response = post("/v1/traces", PROTOBUF, null, request.build().toByteArray());

		assertThat(response.statusCode()).isEqualTo(200);
		ExportTraceServiceResponse answer = ExportTraceServiceResponse.parseFrom(response.body());
		assertThat(answer.getPartialSuccess().getRejectedSpans()).isOne();
		assertThat(answer.getPartialSuccess().getErrorMessage()).contains("16 bytes");
	}

	@Test
	void metricInJsonIsTaken() throws Exception {
		String json = """
				{"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"name":"in a browser","sum":{"isMonotonic":true,
				"aggregationTemporality":2,"dataPoints":[{"asInt":"7","startTimeUnixNano":"1544712660000000000",
				"timeUnixNano":"1544712661000000000","exemplars":[{"asInt":"1","traceId":"%s",
				"spanId":"eee19b7ec3c1b174"}]}]}}]}]}]}""".formatted(TRACE_ID);

		assertThat(post("/v1/metrics", "application/json", null, json.getBytes()).statusCode()).isEqualTo(200);

		assertThat(this.metrics.find((id) -> id.name().equals("in a browser"), 10)).singleElement()
			.satisfies((series) -> {
				assertThat(series.id().type()).isEqualTo(MetricType.MONOTONIC_SUM);
				assertThat(series.points())
					.containsExactly(new NumberPoint(1_544_712_660_000_000_000L, 1_544_712_661_000_000_000L, 7));
				assertThat(series.exemplars()).containsExactly(new Exemplar(TRACE_ID, "eee19b7ec3c1b174", 0, 1));
			});
	}

	@Test
	void pointsThatContradictThemselvesAreReportedAsRejected() throws Exception {
		ExportMetricsServiceRequest.Builder request = ExportMetricsServiceRequest.newBuilder();
		request.addResourceMetricsBuilder()
			.addScopeMetricsBuilder()
			.addMetricsBuilder()
			.setName("m")
			.getGaugeBuilder()
			.addDataPointsBuilder();

		HttpResponse<byte[]> response = post("/v1/metrics", PROTOBUF, null, request.build().toByteArray());

		assertThat(response.statusCode()).isEqualTo(200);
		ExportMetricsServiceResponse answer = ExportMetricsServiceResponse.parseFrom(response.body());
		assertThat(answer.getPartialSuccess().getRejectedDataPoints()).isOne();
		assertThat(answer.getPartialSuccess().getErrorMessage()).isEqualTo("A point has no value");
	}

	@Test
	void millionsOfEmptyPointsAreRefused() throws Exception {
		ByteString empty = ByteString.copyFrom(new byte[] { 0x0a, 0x00 });
		ByteString points = ByteString.EMPTY;
		for (ByteString more = empty; more.size() < 7 * 1024 * 1024; more = more.concat(more)) {
			points = more;
		}

		HttpResponse<byte[]> response = post("/v1/metrics", PROTOBUF, "gzip", OtlpBodies.gzip(gaugeOf(points)));

		assertThat(response.statusCode()).isEqualTo(413);
		assertThat(new String(response.body())).contains("decoded body is larger than 24 MB");
	}

	@Test
	void asManyEmptyPointsAsAreReadAreRejectedOneByOne() throws Exception {
		int count = 150_000;
		ByteString empty = ByteString.copyFrom(new byte[] { 0x0a, 0x00 });
		ByteString points = ByteString.copyFrom(Collections.nCopies(count, empty));

		HttpResponse<byte[]> response = post("/v1/metrics", PROTOBUF, "gzip", OtlpBodies.gzip(gaugeOf(points)));

		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(ExportMetricsServiceResponse.parseFrom(response.body()).getPartialSuccess().getRejectedDataPoints())
			.isEqualTo(count);
	}

	@ParameterizedTest
	@CsvSource({ "/v1/traces,application/x-protobuf,,400", "/v1/traces,application/x-protobuf,gzip,400",
			"/v1/logs,application/json,,400", "/v1/traces,text/plain,,415", "/v1/traces,nonsense,,415",
			"/v1/traces,application/x-protobuf,br,415", "/v1/nothing,application/x-protobuf,,404" })
	void malformedRequestIsRefused(String path, String contentType, String encoding, int status) throws Exception {
		assertThat(post(path, contentType, encoding, "not OTLP".getBytes()).statusCode()).isEqualTo(status);
	}

	@Test
	void truncatedGzipIsRefused() throws Exception {
		byte[] gzip = OtlpBodies.gzip(new byte[1000]);

		assertThat(post("/v1/traces", PROTOBUF, "gzip", java.util.Arrays.copyOf(gzip, gzip.length - 8)).statusCode())
			.isEqualTo(400);
	}

	@Test
	void bodyThatIsTooLargeIsRefused() throws Exception {
		HttpResponse<byte[]> response = post("/v1/traces", PROTOBUF, null, new byte[5 * 1024 * 1024]);

		assertThat(response.statusCode()).isEqualTo(413);
		assertThat(new String(response.body())).contains("larger than 4 MB");
	}

	@Test
	void smallBodyOfMillionsOfMessagesIsRefused() throws Exception {
		byte[] body = OtlpBodies.gzip(OtlpBodies.emptyMessages());

		HttpResponse<byte[]> response = post("/v1/traces", PROTOBUF, "gzip", body);

		assertThat(body).hasSizeLessThan(17 * 1024);
		assertThat(response.statusCode()).isEqualTo(413);
		assertThat(new String(response.body())).contains("decoded body is larger than 24 MB");
	}

	@Test
	void gzipBombIsRefused() throws Exception {
		HttpResponse<byte[]> response = post("/v1/traces", PROTOBUF, "gzip",
				OtlpBodies.gzip(new byte[64 * 1024 * 1024]));

		assertThat(response.statusCode()).isEqualTo(413);
		assertThat(new String(response.body())).contains("decompressed").contains("8 MB");
	}

	private static byte[] gaugeOf(ByteString points) {
		ByteString gauge = inside(Metric.GAUGE_FIELD_NUMBER, points);
		ByteString metric = inside(ScopeMetrics.METRICS_FIELD_NUMBER,
				Metric.newBuilder().setName("m").build().toByteString().concat(gauge));
		return inside(ExportMetricsServiceRequest.RESOURCE_METRICS_FIELD_NUMBER,
				inside(ResourceMetrics.SCOPE_METRICS_FIELD_NUMBER, metric))
			.toByteArray();
	}

	private static ByteString inside(int field, ByteString message) {
		return UnknownFieldSet.newBuilder()
			.addField(field, UnknownFieldSet.Field.newBuilder().addLengthDelimited(message).build())
			.build()
			.toByteString();
	}

	private HttpResponse<byte[]> post(String path, String contentType, String encoding, byte[] body)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.otlp.port() + path))
			.header("content-type", contentType)
			.POST(BodyPublishers.ofByteArray(body));
		if (encoding != null) {
			request.header("content-encoding", encoding);
		}
		return this.client.send(request.build(), BodyHandlers.ofByteArray());
	}

}
