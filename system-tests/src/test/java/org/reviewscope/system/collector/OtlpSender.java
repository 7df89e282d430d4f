package org.reviewscope.system.collector;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.google.protobuf.MessageLite;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import org.reviewscope.system.harness.Http;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends made-up telemetry in the name of a service.
 *
 * @param grpcPort where this machine takes OTLP over gRPC
 * @param httpPort where it takes OTLP over HTTP
 */
public record OtlpSender(int grpcPort, int httpPort) {

	static OtlpSender to(CollectorProcess collector) {
		return new OtlpSender(collector.port("OTLP_GRPC_PORT"), collector.port("OTLP_HTTP_PORT"));
	}

	static List<KeyValue> attributes(Map<String, String> values) {
		return values.entrySet()
			.stream()
			.map((entry) -> KeyValue.newBuilder().setKey(entry.getKey()).setValue(text(entry.getValue())).build())
			.toList();
	}

	static AnyValue text(String value) {
		return AnyValue.newBuilder().setStringValue(value).build();
	}

	public void sendOverGrpc(String service, List<Span> spans) throws InterruptedException {
		ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", this.grpcPort).usePlaintext().build();
		try {
			TraceServiceGrpc.newBlockingStub(channel)
				.withDeadlineAfter(10, TimeUnit.SECONDS)
				.export(request(service, spans));
		}
		finally {
			channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
		}
	}

	public void sendOverHttp(String service, List<Span> spans) {
		post("/v1/traces", request(service, spans));
	}

	void send(String service, LogRecord record) {
		ScopeLogs scope = ScopeLogs.newBuilder().addLogRecords(record).build();
		post("/v1/logs",
				ExportLogsServiceRequest.newBuilder()
					.addResourceLogs(ResourceLogs.newBuilder().setResource(resource(service)).addScopeLogs(scope))
					.build());
	}

	private void post(String path, MessageLite message) {
		Http.Answer answer = Http.send(Http.request("http://127.0.0.1:" + this.httpPort + path)
			.header("content-type", "application/x-protobuf")
			.POST(BodyPublishers.ofByteArray(message.toByteArray())));
		assertThat(answer.status()).isEqualTo(200);
	}

	private static ExportTraceServiceRequest request(String service, List<Span> spans) {
		ScopeSpans scope = ScopeSpans.newBuilder().addAllSpans(spans).build();
		return ExportTraceServiceRequest.newBuilder()
			.addResourceSpans(ResourceSpans.newBuilder().setResource(resource(service)).addScopeSpans(scope))
			.build();
	}

	/** With a command line that must not arrive anywhere. */
	private static Resource resource(String service) {
		return Resource.newBuilder()
			.addAllAttributes(attributes(Map.of("service.name", service, "service.namespace", "reviewscope",
					"process.command_line", "java -Dpassword=hunter2")))
			.build();
	}

}
