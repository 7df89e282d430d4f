package org.reviewscope.console.ingest;

import java.util.List;
import java.util.concurrent.TimeUnit;

import com.google.protobuf.Message;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import org.reviewscope.console.ingest.decode.LogDecoder;
import org.reviewscope.console.ingest.decode.MetricDecoder;
import org.reviewscope.console.ingest.decode.SpanDecoder;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.store.metric.MetricStore;
import org.reviewscope.console.telemetry.Span;

import org.springframework.stereotype.Component;

/**
 * Keeps what requests contain, over whichever protocol they came, and decides what their
 * senders are told.
 */
@Component
class OtlpReceiver {

	private final TelemetryStore store;

	private final MetricStore metrics;

	private final Arrivals arrivals;

	OtlpReceiver(TelemetryStore store, MetricStore metrics, Arrivals arrivals) {
		this.store = store;
		this.metrics = metrics;
		this.arrivals = arrivals;
	}

	Message keep(ExportTraceServiceRequest request) {
		List<Span> spans = SpanDecoder.decode(request);
		this.store.addSpans(spans);
		this.arrivals.add(spans, nowNanos());
		return OtlpAnswers.traces(SpanDecoder.count(request) - spans.size());
	}

	Message keep(ExportLogsServiceRequest request) {
		this.store.addLogs(LogDecoder.decode(request));
		return OtlpAnswers.logs();
	}

	Message keep(ExportMetricsServiceRequest request) {
		return OtlpAnswers.metrics(MetricDecoder.decode(request, nowNanos(), this.metrics::add));
	}

	private static long nowNanos() {
		return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
	}

}
