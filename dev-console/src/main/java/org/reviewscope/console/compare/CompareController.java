package org.reviewscope.console.compare;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.chart.Formats;
import org.reviewscope.console.query.Query;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.store.TraceSummary;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.Trace;
import org.reviewscope.console.trace.TraceId;
import org.reviewscope.console.trace.TraceNotFoundException;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page that compares two traces, and before that offers traces to compare one with.
 */
@Controller
class CompareController {

	private static final int OFFERED = 50;

	private final TelemetryStore store;

	CompareController(TelemetryStore store) {
		this.store = store;
	}

	@GetMapping("/traces/compare")
	ModelAndView compare(@RequestParam String first, @RequestParam(required = false) @Nullable String second) {
		Trace one = find(first);
		ModelAndView page = new ModelAndView("compare").addObject("first", one.traceId());
		if (second == null || second.isBlank()) {
			return page.addObject("heads", List.of(Head.of(one))).addObject("offered", offered(one));
		}
		Trace other = find(second);
		return page.addObject("second", other.traceId())
			.addObject("heads", List.of(Head.of(one), Head.of(other)))
			.addObject("comparison", Comparison.of(one, other));
	}

	private Trace find(String text) {
		TraceId id = TraceId.parse(text.strip());
		Trace trace = this.store.find(id.value()).orElseThrow(() -> new TraceNotFoundException(id));
		if (trace.spans().isEmpty()) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "Of this trace there are log records only");
		}
		return trace;
	}

	// Requests of the same kind
	private List<Head> offered(Trace trace) {
		Span root = Trace.rootOf(trace.spans());
		String query = Query.equal("rootName", root.name()) + " and " + Query.equal("rootService", root.service());
		if (query.length() > Query.LONGEST) {
			return List.of();
		}
		return this.store.search(Query.spans(query), OFFERED)
			.stream()
			.filter((summary) -> !summary.traceId().equals(trace.traceId()))
			.map(Head::of)
			.toList();
	}

	/**
	 * What a trace is called.
	 *
	 * @param traceId its id
	 * @param name the name of its root span
	 * @param service the service of its root span
	 * @param time its start
	 * @param duration its duration
	 * @param spanCount how many spans have arrived
	 * @param error whether anything failed
	 */
	record Head(String traceId, String name, String service, String time, String duration, int spanCount,
			boolean error) {

		static Head of(Trace trace) {
			return of(TraceSummary.of(trace.traceId(), trace.spans()));
		}

		static Head of(TraceSummary trace) {
			return new Head(trace.traceId(), trace.rootName(), trace.rootService(),
					Formats.timeOfDay(trace.startTimeUnixNano()), Formats.duration(trace.durationNanos()),
					trace.spanCount(), trace.error());
		}

	}

}
