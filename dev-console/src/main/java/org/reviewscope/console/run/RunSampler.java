package org.reviewscope.console.run;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.reviewscope.console.run.ErrorRun.ErrorLine;
import org.reviewscope.console.telemetry.LogLine;

/**
 * Gathers requests and log records, within limits.
 */
class RunSampler {

	private static final int MAX_ROUTES = 200;

	private static final int MAX_ERRORS = 200;

	private final Map<Route, RouteSampler> routes = new LinkedHashMap<>();

	private final Map<ErrorLine, ErrorRun> errors = new LinkedHashMap<>();

	/** Of each error the traces that have it: one request may log it again and again. */
	private final Set<Map.Entry<ErrorLine, String>> counted = new HashSet<>();

	private long from = Long.MAX_VALUE;

	private long until = Long.MIN_VALUE;

	private int requests;

	private int leftOut;

	void add(Request request) {
		this.from = Math.min(this.from, request.entry().startTimeUnixNano());
		this.until = Math.max(this.until, request.entry().startTimeUnixNano());
		this.requests++;
		Route route = Route.of(request.entry());
		boolean known = this.routes.containsKey(route) || this.routes.size() < MAX_ROUTES;
		if (!known || !this.routes.computeIfAbsent(route, RouteSampler::new).add(request)) {
			this.leftOut++;
		}
	}

	void add(LogLine line) {
		ErrorLine error = new ErrorLine(line.service(),
				line.attributes().getOrDefault("otel.scope.name", "").toString(), MessageTemplate.of(line));
		if (line.traceId() != null && !this.counted.add(Map.entry(error, line.traceId()))) {
			return;
		}
		if (this.errors.containsKey(error) || this.errors.size() < MAX_ERRORS) {
			this.errors.merge(error, new ErrorRun(error, 1, line.traceId()), (known, one) -> new ErrorRun(error,
					known.count() + 1, (known.trace() != null) ? known.trace() : one.trace()));
		}
		else {
			this.leftOut++;
		}
	}

	Run sample() {
		return new Run(this.from, this.until, this.requests, this.leftOut,
				this.routes.values().stream().map(RouteSampler::sample).toList(),
				this.errors.values().stream().toList());
	}

}
