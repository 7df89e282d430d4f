package org.reviewscope.console.ingest;

import java.io.IOException;
import java.util.function.Function;

import com.google.protobuf.Message;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Receives OTLP over gRPC, as any OpenTelemetry exporter sends it.
 * <p>
 * A gRPC call with one request and one answer is a POST over HTTP/2 with a few headers
 * and trailers, and Tomcat speaks HTTP/2. A gRPC server beside it would have connections,
 * buffers and threads of its own, to which none of the console's limits applies;
 * grpc-java's servlet takes in the whole body before anybody can say that it is too much.
 *
 * @see <a href="https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md">gRPC over
 * HTTP/2</a>
 */
@RestController
class GrpcController {

	private static final String SERVICES = "/opentelemetry.proto.collector.";

	private static final String PROTOBUF = "application/grpc+proto";

	private final OtlpBody body;

	private final IngestLimiter limiter;

	private final OtlpReceiver receiver;

	GrpcController(OtlpBody body, IngestLimiter limiter, OtlpReceiver receiver) {
		this.body = body;
		this.limiter = limiter;
		this.receiver = receiver;
	}

	@PostMapping(path = SERVICES + "trace.v1.TraceService/Export", consumes = { GrpcMessage.TYPE, PROTOBUF })
	void traces(HttpServletRequest request, HttpServletResponse response) throws IOException {
		take(request, response, ExportTraceServiceRequest.newBuilder(), (call) -> this.receiver.keep(call.build()));
	}

	@PostMapping(path = SERVICES + "logs.v1.LogsService/Export", consumes = { GrpcMessage.TYPE, PROTOBUF })
	void logs(HttpServletRequest request, HttpServletResponse response) throws IOException {
		take(request, response, ExportLogsServiceRequest.newBuilder(), (call) -> this.receiver.keep(call.build()));
	}

	@PostMapping(path = SERVICES + "metrics.v1.MetricsService/Export", consumes = { GrpcMessage.TYPE, PROTOBUF })
	void metrics(HttpServletRequest request, HttpServletResponse response) throws IOException {
		take(request, response, ExportMetricsServiceRequest.newBuilder(), (call) -> this.receiver.keep(call.build()));
	}

	private <B extends Message.Builder> void take(HttpServletRequest request, HttpServletResponse response, B builder,
			Function<B, Message> handler) throws IOException {
		Message answer = this.limiter
			.take(() -> handler.apply(OtlpEncoding.PROTOBUF.decode(GrpcMessage.read(request, this.body), builder)));
		GrpcStatus.OK.begin(response, "");
		GrpcMessage.write(answer, response);
	}

}
