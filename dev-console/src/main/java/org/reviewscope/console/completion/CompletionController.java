package org.reviewscope.console.completion;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.query.Cursor;
import org.reviewscope.console.query.Query;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.store.metric.MetricStore;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Completes queries for the pages, and for programs that want to know which names and
 * values there are.
 */
@RestController
class CompletionController {

	private final TelemetryStore store;

	private final MetricStore metrics;

	CompletionController(TelemetryStore store, MetricStore metrics) {
		this.store = store;
		this.metrics = metrics;
	}

	@GetMapping("/api/spans/completions")
	Completion spans(@RequestParam(defaultValue = "") String query, @RequestParam @Nullable Integer at) {
		return complete(query, at, Seen.spans(this.store));
	}

	@GetMapping("/api/logs/completions")
	Completion logs(@RequestParam(defaultValue = "") String query, @RequestParam @Nullable Integer at) {
		return complete(query, at, Seen.logs(this.store));
	}

	@GetMapping("/api/metrics/completions")
	Completion metrics(@RequestParam(defaultValue = "") String query, @RequestParam @Nullable Integer at) {
		return complete(query, at, Seen.metrics(this.metrics));
	}

	private static Completion complete(String query, @Nullable Integer at, Seen<?> seen) {
		Query.checkLength(query);
		return new Completer(Cursor.placeIn(query, Objects.requireNonNullElse(at, query.length())), seen).complete();
	}

}
