package org.reviewscope.console.trace;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.reviewscope.console.chart.Scatter;
import org.reviewscope.console.query.QueryForm;
import org.reviewscope.console.query.value.QueryException;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.store.TraceSummary;
import org.reviewscope.console.telemetry.Trace;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
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
	ModelAndView search(QueryForm form) {
		ModelAndView page = new ModelAndView("traces").addObject("form", form)
			.addObject("received", this.store.received());
		try {
			return page.addAllObjects(found(this.store.search(form.spans(), RECENT)));
		}
		catch (QueryException ex) {
			return refused(page.addAllObjects(found(List.of())), ex);
		}
	}

	@GetMapping("/traces/{traceId}")
	ModelAndView trace(@PathVariable String traceId, QueryForm form,
			@RequestParam(defaultValue = "false") boolean only) {
		TraceId id = TraceId.parse(traceId);
		Optional<Trace> trace = this.store.find(id.value());
		if (trace.isEmpty()) {
			// Exporters send in batches: the spans of a recent request may not have
			// arrived yet
			return new ModelAndView("waiting", HttpStatus.NOT_FOUND).addObject("traceId", id.value());
		}
		Waterfall waterfall = new Waterfall(trace.get());
		ModelAndView page = new ModelAndView("trace").addObject("form", form)
			.addObject("trace", waterfall.page())
			.addObject("flame", waterfall.flameGraph());
		try {
			return page.addObject("matches", Matches.in(trace.get(), form, only));
		}
		catch (QueryException ex) {
			return refused(page.addObject("matches", Matches.none()), ex);
		}
	}

	private static Map<String, Object> found(List<TraceSummary> traces) {
		return Map.of("traces", traces.stream().map(TraceLine::of).toList(), "scatter", Scatter.of(traces));
	}

	private static ModelAndView refused(ModelAndView page, QueryException ex) {
		page.setStatus(HttpStatus.BAD_REQUEST);
		return page.addObject("error", ex);
	}

}
