package org.reviewscope.console.log;

import java.util.List;

import jakarta.servlet.http.HttpServletResponse;
import org.reviewscope.console.log.LogApiController.LogView;
import org.reviewscope.console.query.Query;
import org.reviewscope.console.query.QueryForm;
import org.reviewscope.console.query.TraceScope;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.stream.NdjsonStreams;
import org.reviewscope.console.telemetry.LogLine;

import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

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

	// Spring takes HEAD for GET, and a stream without a body would never notice that its
	// reader has gone
	@RequestMapping(path = "/api/logs/stream", method = RequestMethod.HEAD)
	void refuse() throws HttpRequestMethodNotSupportedException {
		throw new HttpRequestMethodNotSupportedException("HEAD", List.of("GET"));
	}

	@GetMapping("/api/logs/stream")
	void stream(QueryForm form, HttpServletResponse response) throws InterruptedException {
		Query<LogLine> query = form.logs();
		this.streams.send(this.store::followLogs, (line) -> query.holds(line, scopeOf(line)), LogView::of, response);
	}

	private TraceScope scopeOf(LogLine line) {
		String traceId = line.traceId();
		return new TraceScope(() -> (traceId != null) ? this.store.spansOf(traceId) : List.of());
	}

}
