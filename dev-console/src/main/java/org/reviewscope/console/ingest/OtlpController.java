package org.reviewscope.console.ingest;

import java.io.IOException;
import java.util.function.Function;

import com.google.protobuf.Message;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Receives OTLP over HTTP, as any OpenTelemetry exporter sends it.
 */
@RestController
class OtlpController {

	private final OtlpBody body;

	private final IngestLimiter limiter;

	private final OtlpReceiver receiver;

	OtlpController(OtlpBody body, IngestLimiter limiter, OtlpReceiver receiver) {
		this.body = body;
		this.limiter = limiter;
		this.receiver = receiver;
	}

	@PostMapping("/v1/traces")
	ResponseEntity<byte[]> traces(HttpServletRequest request) throws IOException {
		return take(request, ExportTraceServiceRequest.newBuilder(), (message) -> this.receiver.keep(message.build()));
	}

	@PostMapping("/v1/logs")
	ResponseEntity<byte[]> logs(HttpServletRequest request) throws IOException {
		return take(request, ExportLogsServiceRequest.newBuilder(), (message) -> this.receiver.keep(message.build()));
	}

	@PostMapping("/v1/metrics")
	ResponseEntity<byte[]> metrics(HttpServletRequest request) throws IOException {
		return take(request, ExportMetricsServiceRequest.newBuilder(),
				(message) -> this.receiver.keep(message.build()));
	}

	private <B extends Message.Builder> ResponseEntity<byte[]> take(HttpServletRequest request, B builder,
			Function<B, Message> handler) throws IOException {
		OtlpEncoding encoding = OtlpEncoding.of(request.getContentType());
		Message answer = this.limiter.take(() -> handler.apply(encoding.decode(this.body.read(request), builder)));
		return ResponseEntity.ok().contentType(encoding.mediaType()).body(encoding.encode(answer));
	}

}
