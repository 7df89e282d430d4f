package org.reviewscope.console.trace;

import java.util.List;

import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.store.TraceSummary;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Traces as JSON, for scripts and tests.
 */
@RestController
@RequestMapping("/api/traces")
class TraceApiController {

	private static final int MAX_LIMIT = 1000;

	private final TelemetryStore store;

	TraceApiController(TelemetryStore store) {
		this.store = store;
	}

	@GetMapping("/{traceId}")
	TraceView trace(@PathVariable String traceId) {
		TraceId id = TraceId.parse(traceId);
		return this.store.find(id.value()).map(TraceView::of).orElseThrow(() -> new TraceNotFoundException(id));
	}

	@GetMapping
	List<TraceSummary> newest(@RequestParam(defaultValue = "50") int limit) {
		if (limit < 1 || limit > MAX_LIMIT) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "limit must be from 1 to " + MAX_LIMIT);
		}
		return this.store.newest(limit);
	}

}
