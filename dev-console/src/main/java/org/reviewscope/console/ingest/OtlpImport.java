package org.reviewscope.console.ingest;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import org.reviewscope.console.ingest.decode.LogDecoder;
import org.reviewscope.console.ingest.decode.SpanDecoder;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Span;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * Keeps what a file of OTLP JSON holds, within the limits of a request.
 */
@Component
public class OtlpImport {

	private final IngestLimiter limiter;

	private final TelemetryStore store;

	OtlpImport(IngestLimiter limiter, TelemetryStore store) {
		this.limiter = limiter;
		this.store = store;
	}

	/**
	 * Keeps the spans and log records of a file in the order of their time.
	 * @param json a message with {@code resourceSpans}, {@code resourceLogs}, or both
	 * @return how many were in it
	 * @throws ResponseStatusException if it is no OTLP JSON, is too large, or too much
	 * comes at once
	 */
	public Kept keep(byte[] json) {
		try {
			return this.limiter.take(() -> {
				int spans = keepSpans(json);
				return new Kept(spans, keepLogs(json));
			});
		}
		catch (OtlpException ex) {
			String reason = (ex.status() == HttpStatus.BAD_REQUEST) ? "It is not OTLP JSON" : ex.explanation();
			throw new ResponseStatusException(ex.status(), reason, ex);
		}
		catch (IOException ex) {
			throw new IllegalStateException("It is in memory", ex);
		}
	}

	private int keepSpans(byte[] json) {
		List<Span> spans = SpanDecoder
			.decode(OtlpEncoding.JSON.decode(json, ExportTraceServiceRequest.newBuilder()).build());
		this.store.addSpans(spans.stream().sorted(Comparator.comparingLong(Span::startTimeUnixNano)).toList());
		return spans.size();
	}

	private int keepLogs(byte[] json) {
		List<LogLine> lines = LogDecoder
			.decode(OtlpEncoding.JSON.decode(json, ExportLogsServiceRequest.newBuilder()).build());
		this.store.addLogs(lines.stream().sorted(Comparator.comparingLong(LogLine::timeUnixNano)).toList());
		return lines.size();
	}

	/**
	 * What a file held.
	 *
	 * @param spans spans with valid ids
	 * @param logs log records
	 */
	public record Kept(int spans, int logs) {
	}

}
