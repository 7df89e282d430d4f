package org.reviewscope.console.ticket;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.Trace;
import org.reviewscope.console.trace.TraceId;
import org.reviewscope.console.trace.TraceNotFoundException;
import org.reviewscope.console.trace.Waterfall;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * A trace as Markdown.
 */
@RestController
class TicketController {

	private static final MediaType MARKDOWN = new MediaType("text", "markdown", StandardCharsets.UTF_8);

	private final TelemetryStore store;

	TicketController(TelemetryStore store) {
		this.store = store;
	}

	@GetMapping("/traces/{traceId}.md")
	ResponseEntity<String> ticket(@PathVariable String traceId) {
		TraceId id = TraceId.parse(traceId);
		Trace trace = this.store.find(id.value()).orElseThrow(() -> new TraceNotFoundException(id));
		return ResponseEntity.ok().contentType(MARKDOWN).body(TicketText.of(new Waterfall(trace).page(), began(trace)));
	}

	private static String began(Trace trace) {
		long nanos = trace.spans()
			.stream()
			.map(Span::startTimeUnixNano)
			.findFirst()
			.or(() -> trace.logs().stream().map(LogLine::timeUnixNano).findFirst())
			.orElse(0L);
		return Instant.EPOCH.plusNanos(nanos).truncatedTo(ChronoUnit.MILLIS).toString();
	}

}
