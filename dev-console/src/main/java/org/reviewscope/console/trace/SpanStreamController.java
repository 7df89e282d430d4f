package org.reviewscope.console.trace;

import java.util.List;

import org.reviewscope.console.query.Query;
import org.reviewscope.console.query.QueryForm;
import org.reviewscope.console.query.TraceScope;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.stream.NdjsonStreams;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.trace.SpanApiController.FoundSpan;

import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * New spans as lines of JSON, by a query. A condition about the whole trace sees only
 * what has arrived of it.
 */
@RestController
class SpanStreamController {

	private final TelemetryStore store;

	private final NdjsonStreams streams;

	SpanStreamController(TelemetryStore store, NdjsonStreams streams) {
		this.store = store;
		this.streams = streams;
	}

	@GetMapping("/api/spans/stream")
	void stream(QueryForm form, ServletWebRequest exchange)
			throws InterruptedException, HttpRequestMethodNotSupportedException {
		Query<Span> query = form.spans();
		this.streams.send(this.store::followSpans, (span) -> query.holds(span, scopeOf(span)), FoundSpan::of, exchange);
	}

	private TraceScope scopeOf(Span span) {
		return new TraceScope(() -> {
			List<Span> spans = this.store.spansOf(span.traceId());
			// It may have been dropped already
			return spans.isEmpty() ? List.of(span) : spans;
		});
	}

}
