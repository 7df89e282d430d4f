package org.reviewscope.console.ticket;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.reviewscope.console.trace.TimeShare;
import org.reviewscope.console.trace.TracePage;
import org.reviewscope.console.trace.WaterfallRow;
import org.reviewscope.console.trace.WaterfallRow.EventLine;

/**
 * A trace in Markdown: what it was, where its time went, its tree, what failed and what
 * was logged. Short enough for a ticket, which holds some 65,000 characters.
 */
final class TicketText {

	private static final int MOST_SPANS = 200;

	private static final int MOST_LOGS = 100;

	private static final int MOST_ERRORS = 10;

	private static final int LINE = 160;

	private static final int STACK_TRACE = 1500;

	private final TracePage trace;

	private final StringBuilder text = new StringBuilder();

	private TicketText(TracePage trace) {
		this.trace = trace;
	}

	/**
	 * Writes a trace.
	 * @param trace the trace
	 * @param began its begin in UTC
	 * @return the text of the ticket
	 */
	static String of(TracePage trace, String began) {
		TicketText ticket = new TicketText(trace);
		ticket.summary(began);
		ticket.shares();
		ticket.spans();
		ticket.errors();
		ticket.logs();
		return ticket.text.toString();
	}

	private void summary(String began) {
		String services = this.trace.services()
			.stream()
			.limit(MOST_ERRORS)
			.map((service) -> Code.span(service, LINE))
			.collect(Collectors.joining(", "));
		long failed = spanRows().stream().filter(WaterfallRow::error).count();
		line("# Trace: " + Code.span(this.trace.title(), LINE));
		line("");
		line("- Trace id: " + Code.span(this.trace.traceId(), LINE));
		line("- Began: " + began);
		line("- Duration: " + this.trace.duration());
		line("- Services: " + services);
		line("- Spans: %d, failed: %d, log records: %d".formatted(this.trace.spanCount(), failed,
				this.trace.logCount()));
	}

	private void shares() {
		if (!this.trace.shares().isEmpty()) {
			heading("Where the time went");
			for (TimeShare share : this.trace.shares()) {
				line("- %d %%: %s".formatted(share.percent(), Code.span(share.service() + ": " + share.name(), LINE)));
			}
		}
	}

	private void spans() {
		List<WaterfallRow> rows = spanRows();
		if (!rows.isEmpty()) {
			heading("Spans");
			block(rows.stream().limit(MOST_SPANS).map(TicketText::spanLine).toList(), rows.size());
		}
	}

	private static String spanLine(WaterfallRow row) {
		String self = (row.effort() != null) ? ", self " + row.effort().self() : "";
		return "%s%s [%s] %s, %s%s%s".formatted("  ".repeat(row.place().indent()), Code.line(row.title(), LINE),
				Code.line(row.service(), LINE), row.time(), row.duration(), self, row.error() ? ", ERROR" : "");
	}

	private void errors() {
		List<WaterfallRow> failed = spanRows().stream().filter(WaterfallRow::error).toList();
		if (!failed.isEmpty()) {
			heading("Errors");
		}
		failed.stream().limit(MOST_ERRORS).forEach((row) -> {
			line("- " + Code.span(row.service() + ": " + row.title(), LINE) + " " + Code
				.span(String.valueOf(row.attributes().getOrDefault("otel.status_description", "failed")), LINE));
			row.events().stream().filter(EventLine::error).findFirst().ifPresent(this::exception);
		});
		more(failed.size() - MOST_ERRORS);
	}

	private void exception(EventLine exception) {
		Map<String, Object> values = exception.event().attributes();
		String words = values.getOrDefault("exception.type", "exception") + ": "
				+ values.getOrDefault("exception.message", "");
		line("");
		this.text.append(Code.block(values.getOrDefault("exception.stacktrace", words).toString(), STACK_TRACE));
		line("");
	}

	private void logs() {
		List<WaterfallRow> rows = this.trace.rows().stream().filter((row) -> row.width() == null).toList();
		if (!rows.isEmpty()) {
			heading("Log records");
			block(rows.stream().limit(MOST_LOGS).map(TicketText::logLine).toList(), rows.size());
		}
	}

	private static String logLine(WaterfallRow row) {
		return "%s %s [%s] %s".formatted(row.time(), Code.line(row.label(), LINE), Code.line(row.service(), LINE),
				Code.line(row.title(), LINE));
	}

	private List<WaterfallRow> spanRows() {
		return this.trace.rows().stream().filter((row) -> row.width() != null).toList();
	}

	private void heading(String title) {
		line("");
		line("## " + title);
		line("");
	}

	private void block(List<String> lines, int all) {
		this.text.append(Code.block(String.join("\n", lines), Integer.MAX_VALUE));
		more(all - lines.size());
	}

	private void more(int count) {
		if (count > 0) {
			line("");
			line("\u2026 and %d more".formatted(count));
		}
	}

	private void line(String line) {
		this.text.append(line).append('\n');
	}

}
