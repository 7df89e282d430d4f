package org.reviewscope.console.archive;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.reviewscope.console.archive.ArchiveWriter.Selection;
import org.reviewscope.console.query.Query;
import org.reviewscope.console.query.QueryForm;
import org.reviewscope.console.query.TraceScope;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Span;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Export and import for programs, and for links of the pages.
 */
@RestController
class ArchiveApiController {

	private final TelemetryStore store;

	private final Exporter exporter;

	private final ArchiveReader reader;

	ArchiveApiController(TelemetryStore store, Exporter exporter, ArchiveReader reader) {
		this.store = store;
		this.exporter = exporter;
		this.reader = reader;
	}

	@GetMapping("/api/export")
	void export(QueryForm form, HttpServletResponse response) throws IOException {
		Query<Span> query = form.spans();
		this.exporter.send(() -> form.isEmpty() ? everything() : traces(query), response);
	}

	@GetMapping("/api/export/logs")
	void exportLogs(QueryForm form, HttpServletResponse response) throws IOException {
		Query<LogLine> query = form.logs();
		this.exporter.send(() -> new Selection(List.of(), this.store.searchLogs(query, Integer.MAX_VALUE).reversed()),
				response);
	}

	// No form has this content type: a foreign page cannot send it without a preflight
	// request
	@PostMapping(path = "/api/import", consumes = "application/zip")
	Imported importZip(HttpServletRequest request) throws IOException {
		return this.reader.read(request.getInputStream());
	}

	private Selection everything() {
		return new Selection(oldestFirst(this.store.traces()), this.store.lines().reversed());
	}

	// Whole traces and their logs, so that they look the same where they are imported
	private Selection traces(Query<Span> query) {
		List<List<Span>> traces = this.store.traces().stream().filter((spans) -> isAny(query, spans)).toList();
		Set<String> ids = new HashSet<>();
		traces.forEach((spans) -> ids.add(spans.getFirst().traceId()));
		List<LogLine> lines = this.store.lines()
			.reversed()
			.stream()
			.filter((line) -> line.traceId() != null && ids.contains(line.traceId()))
			.toList();
		return new Selection(oldestFirst(traces), lines);
	}

	private static boolean isAny(Query<Span> query, List<Span> spans) {
		TraceScope trace = new TraceScope(() -> spans);
		return spans.stream().anyMatch((span) -> query.holds(span, trace));
	}

	private static List<Span> oldestFirst(List<List<Span>> traces) {
		return traces.reversed().stream().flatMap(List::stream).toList();
	}

}
