package org.reviewscope.console.log;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.query.QueryForm;
import org.reviewscope.console.query.ResultLimit;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.telemetry.LogLine;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Log records as JSON, by a query.
 */
@RestController
class LogApiController {

	private final TelemetryStore store;

	LogApiController(TelemetryStore store) {
		this.store = store;
	}

	@GetMapping("/api/logs")
	List<LogView> search(QueryForm form, @RequestParam(defaultValue = "50") int limit) {
		return this.store.searchLogs(form.logs(), ResultLimit.checked(limit)).stream().map(LogView::of).toList();
	}

	/**
	 * A log record.
	 *
	 * @param traceId the trace it was written in, {@code null} outside of a trace
	 * @param spanId the span it was written in
	 * @param service the service that wrote it
	 * @param severity its severity
	 * @param body the message
	 * @param timeUnixNano its time
	 * @param attributes its attributes
	 * @param resource the attributes of the service
	 */
	record LogView(@Nullable String traceId, @Nullable String spanId, String service, String severity, Object body,
			long timeUnixNano, Map<String, Object> attributes, Map<String, Object> resource) {

		static LogView of(LogLine line) {
			return new LogView(line.traceId(), line.spanId(), line.service(), line.severity(), line.body(),
					line.timeUnixNano(), line.attributes(), line.resource().attributes());
		}

	}

}
