package org.reviewscope.console.tour;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.launch.process.RunningServices;
import org.reviewscope.console.query.Query;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.store.TraceSummary;
import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.Trace;
import org.reviewscope.console.trace.Waterfall;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page for newcomers. Explains each signal with the reader's own request.
 */
@Controller
@ConditionalOnBooleanProperty("reviewscope.console.suite")
class TourController {

	private static final Query<Span> PREDICTIONS = Query.spans("\"predict\"");

	private final TelemetryStore store;

	private final ObjectProvider<RunningServices> services;

	TourController(TelemetryStore store, ObjectProvider<RunningServices> services) {
		this.store = store;
		this.services = services;
	}

	@GetMapping("/tour")
	ModelAndView tour() {
		ModelAndView page = new ModelAndView("tour").addObject("scrape", scrape());
		Optional<Trace> newest = this.store.search(PREDICTIONS, 1)
			.stream()
			.map(TraceSummary::traceId)
			.findFirst()
			.flatMap(this.store::find);
		newest.ifPresent((trace) -> page.addObject("trace", trace)
			.addObject("root", Trace.rootOf(trace.spans()))
			.addObject("log", trace.logs().stream().map(LogLine::body).map(Object::toString).findFirst().orElse(null))
			.addObject("tenant", tenantOf(trace.spans()))
			.addObject("ofTenant", Query.equal("tenant.id", String.valueOf(tenantOf(trace.spans()))))
			.addObject("page", new Waterfall(trace).page()));
		return page;
	}

	private @Nullable String scrape() {
		return this.services.stream()
			.flatMap((running) -> running.statuses().stream())
			.filter((status) -> status.name().equals("inference-service"))
			.findFirst()
			.map((status) -> status.metricsUrl())
			.orElse(null);
	}

	private static @Nullable Object tenantOf(List<Span> spans) {
		return spans.stream()
			.map((span) -> span.attributes().get("tenant.id"))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

}
