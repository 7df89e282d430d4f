package org.reviewscope.console.log;

import java.util.List;

import org.reviewscope.console.log.LogApiController.LogView;
import org.reviewscope.console.query.Query;
import org.reviewscope.console.query.QueryForm;
import org.reviewscope.console.query.TraceScope;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.stream.NdjsonStreams;
import org.reviewscope.console.telemetry.LogLine;

import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * New log records as lines of JSON, by a query.
 */
@RestController
class LogStreamController {

	private final TelemetryStore store;

	private final NdjsonStreams streams;

	LogStreamController(TelemetryStore store, NdjsonStreams streams) {
		this.store = store;
		this.streams = streams;
	}

	@GetMapping("/api/logs/stream")
	void stream(QueryForm form, ServletWebRequest exchange)
			throws InterruptedException, HttpRequestMethodNotSupportedException {
		Query<LogLine> query = form.logs();
		this.streams.send(this.store::followLogs, (line) -> query.holds(line, scopeOf(line)), LogView::of, exchange);
	}

	private TraceScope scopeOf(LogLine line) {
		String traceId = line.traceId();
		return new TraceScope(() -> (traceId != null) ? this.store.spansOf(traceId) : List.of());
	}

}
