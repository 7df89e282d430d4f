package org.reviewscope.console.ingest;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;

import com.google.protobuf.Message;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import jakarta.servlet.http.HttpServletRequest;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.telemetry.Span;

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

	private final TelemetryStore store;

	OtlpController(OtlpBody body, IngestLimiter limiter, TelemetryStore store) {
		this.body = body;
		this.limiter = limiter;
		this.store = store;
	}

	@PostMapping("/v1/traces")
	ResponseEntity<byte[]> traces(HttpServletRequest request) throws IOException {
		return take(request, ExportTraceServiceRequest.newBuilder(), this::keep);
	}

	@PostMapping("/v1/logs")
	ResponseEntity<byte[]> logs(HttpServletRequest request) throws IOException {
		return take(request, ExportLogsServiceRequest.newBuilder(), this::keep);
	}

	@PostMapping("/v1/metrics")
	ResponseEntity<byte[]> metrics(HttpServletRequest request) throws IOException {
		return take(request, ExportMetricsServiceRequest.newBuilder(), this::count);
	}

	private <B extends Message.Builder> ResponseEntity<byte[]> take(HttpServletRequest request, B builder,
			Function<B, Message> handler) throws IOException {
		OtlpEncoding encoding = OtlpEncoding.of(request.getContentType());
		Message answer = this.limiter.take(() -> handler.apply(encoding.decode(this.body.read(request), builder)));
		return ResponseEntity.ok().contentType(encoding.mediaType()).body(encoding.encode(answer));
	}

	private Message keep(ExportTraceServiceRequest.Builder request) {
		ExportTraceServiceRequest message = request.build();
		List<Span> spans = SpanDecoder.decode(message);
		this.store.addSpans(spans);
		return OtlpAnswers.traces(SpanDecoder.count(message) - spans.size());
	}

	private Message keep(ExportLogsServiceRequest.Builder request) {
		this.store.addLogs(LogDecoder.decode(request.build()));
		return OtlpAnswers.logs();
	}

	private Message count(ExportMetricsServiceRequest.Builder request) {
		this.store.countIgnoredMetrics(MetricPoints.count(request.build()));
		return OtlpAnswers.metrics();
	}

}
