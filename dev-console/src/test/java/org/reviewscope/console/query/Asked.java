package org.reviewscope.console.query;

import java.util.List;
import java.util.Map;

import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Resource;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanEvent;
import org.reviewscope.console.telemetry.SpanLink;
import org.reviewscope.console.telemetry.SpanStatus;

/**
 * Asks queries about one span and one log record.
 */
final class Asked {

	static final Span PAYMENT = new Span("00000000000000000000000000000001",
			new Resource("shop", Map.of("host.name", "h1"), 1), "POST /pay", "SERVER", "000000000000000a", null, 1000,
			50_000_000, SpanStatus.ERROR,
			Map.of("http.route", "/pay", "http.response.status_code", 503L, "code.as.text", "503", "ratio", 0.5,
					"cached", false, "name", "inner", "tags", List.of("blue", "red"), "odd key", "x"),
			List.of(new SpanEvent("exception", 1001, Map.of("exception.type", "java.io.IOException")),
					new SpanEvent("retry", 1002, Map.of("attempt", 2L))),
			List.of(new SpanLink("00000000000000000000000000000002", "000000000000000b", Map.of("cause", "queue"))));

	static final Span DATABASE = new Span(PAYMENT.traceId(), new Resource("bank", Map.of(), 1), "SELECT", "CLIENT",
			"000000000000000c", PAYMENT.spanId(), 2000, 70_000_000, SpanStatus.UNSET, Map.of("db.system.name", "h2"),
			List.of(), List.of());

	static final LogLine WARNING = new LogLine(PAYMENT.traceId(), PAYMENT.spanId(), PAYMENT.resource(), "WARN2",
			"Payment of \"4\" euros\nrefused", 1000, Map.of("logger", "org.shop.Pay"));

	private Asked() {
	}

	static boolean span(String query) {
		return Query.spans(query).holds(PAYMENT, new TraceScope(() -> List.of(PAYMENT, DATABASE)));
	}

	static boolean log(String query) {
		return Query.logs(query).holds(WARNING, new TraceScope(() -> List.of(PAYMENT, DATABASE)));
	}

}
