package org.reviewscope.console.trace;

import java.util.List;
import java.util.Optional;

import org.reviewscope.console.chart.Scatter;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.store.TraceSummary;
import org.reviewscope.console.telemetry.Trace;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page that searches traces, and the page of one trace.
 */
@Controller
class TraceController {

	private static final int RECENT = 200;

	private final TelemetryStore store;

	TraceController(TelemetryStore store) {
		this.store = store;
	}

	@GetMapping("/traces")
	ModelAndView search(TraceSearch search) {
		List<TraceSummary> traces = this.store.search(search.filter(), RECENT);
		return new ModelAndView("traces").addObject("traces", traces.stream().map(TraceLine::of).toList())
			.addObject("search", search)
			.addObject("scatter", Scatter.of(traces))
			.addObject("seen", this.store.services())
			.addObject("received", this.store.received());
	}

	@GetMapping("/traces/{traceId}")
	ModelAndView trace(@PathVariable String traceId) {
		TraceId id = TraceId.parse(traceId);
		Optional<Trace> trace = this.store.find(id.value());
		if (trace.isEmpty()) {
			// Exporters send in batches: the spans of a recent request may not have
			// arrived yet
			return new ModelAndView("waiting", HttpStatus.NOT_FOUND).addObject("traceId", id.value());
		}
		return new ModelAndView("trace").addObject("trace", new Waterfall(trace.get()).page());
	}

}
