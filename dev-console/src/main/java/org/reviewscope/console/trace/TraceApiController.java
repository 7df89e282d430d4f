package org.reviewscope.console.trace;

import java.util.List;

import org.reviewscope.console.query.QueryForm;
import org.reviewscope.console.query.ResultLimit;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.store.TraceSummary;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Traces as JSON, for scripts and tests.
 */
@RestController
@RequestMapping("/api/traces")
class TraceApiController {

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
	List<TraceSummary> search(QueryForm form, @RequestParam(defaultValue = "50") int limit) {
		return this.store.search(form.spans(), ResultLimit.checked(limit));
	}

}
