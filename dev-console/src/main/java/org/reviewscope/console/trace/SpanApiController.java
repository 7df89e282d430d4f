package org.reviewscope.console.trace;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.reviewscope.console.query.QueryForm;
import org.reviewscope.console.query.ResultLimit;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.trace.TraceView.SpanView;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Single spans as JSON, by a query.
 */
@RestController
class SpanApiController {

	private final TelemetryStore store;

	SpanApiController(TelemetryStore store) {
		this.store = store;
	}

	@GetMapping("/api/spans")
	List<FoundSpan> search(QueryForm form, @RequestParam(defaultValue = "50") int limit) {
		return this.store.searchSpans(form.spans(), ResultLimit.checked(limit)).stream().map(FoundSpan::of).toList();
	}

	/**
	 * A span outside of its trace.
	 *
	 * @param traceId its trace
	 * @param span the span
	 */
	record FoundSpan(String traceId, @JsonUnwrapped SpanView span) {

		static FoundSpan of(Span span) {
			return new FoundSpan(span.traceId(), SpanView.of(span));
		}

	}

}
