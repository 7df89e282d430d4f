package org.reviewscope.console.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.reviewscope.console.chart.Formats;
import org.reviewscope.console.flame.FlameGraph;
import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanStatus;
import org.reviewscope.console.telemetry.Trace;
import org.reviewscope.console.trace.SpanTree.Item;
import org.reviewscope.console.trace.SpanTree.LogItem;
import org.reviewscope.console.trace.SpanTree.SpanItem;
import org.reviewscope.console.trace.WaterfallRow.Bar;
import org.reviewscope.console.trace.WaterfallRow.Effort;
import org.reviewscope.console.trace.WaterfallRow.EventLine;
import org.reviewscope.console.trace.WaterfallRow.Place;

/**
 * Arranges a trace as rows with bars on one time scale.
 */
public class Waterfall {

	private static final int MAX_INDENT = 12;

	private static final double THINNEST_BAR = 0.003;

	private final Trace trace;

	private final List<String> services;

	private final CriticalPath path;

	private final Set<String> logged;

	private final TimeScale scale;

	public Waterfall(Trace trace) {
		this.trace = trace;
		this.services = Stream
			.concat(trace.spans().stream().map(Span::service), trace.logs().stream().map(LogLine::service))
			.distinct()
			.toList();
		this.path = new CriticalPath(trace.spans());
		this.logged = trace.logs().stream().map(LogLine::spanId).filter(Objects::nonNull).collect(Collectors.toSet());
		this.scale = TimeScale.of(trace);
	}

	/**
	 * Arranges the trace.
	 * @return the content of its page
	 */
	public TracePage page() {
		List<Span> spans = this.trace.spans();
		String title = spans.isEmpty() ? "Logs of a trace without spans" : spans.getFirst().name();
		return new TracePage(this.trace.traceId(), title, Formats.timeOfDay(this.scale.start()),
				Formats.duration(this.scale.length()), spans.size(), this.trace.logs().size(), this.services,
				TimeShare.of(this.trace, this.path, this.services), rows());
	}

	FlameGraph flameGraph() {
		return FlameGraph.of(this.trace.spans(), this.path::selfNanos, this.services);
	}

	private List<WaterfallRow> rows() {
		List<WaterfallRow> rows = new ArrayList<>();
		new SpanTree(this.trace).walk((item, depth) -> rows.add(row(item, depth, rows.size())));
		return rows;
	}

	private WaterfallRow row(Item item, int depth, int number) {
		int indent = Math.min(depth, MAX_INDENT);
		return switch (item) {
			case SpanItem(Span span) ->
				row(span, new Place(depth, indent, this.path.hasChildren(span) || this.logged.contains(span.spanId())));
			case LogItem(LogLine line) -> row(line, new Place(depth, indent, false), number);
		};
	}

	private WaterfallRow row(Span span, Place place) {
		double offset = this.scale.share(span.startTimeUnixNano());
		double width = Math.max(THINNEST_BAR, this.scale.part(span.durationNanos()));
		return new WaterfallRow("span-" + span.spanId(), place, this.services.indexOf(span.service()), span.service(),
				span.name(), span.kind(), span.status() == SpanStatus.ERROR,
				Formats.percent(Math.min(offset, 1 - THINNEST_BAR)), Formats.percent(width),
				this.scale.since(span.startTimeUnixNano()), Formats.duration(span.durationNanos()), effort(span),
				span.attributes(), events(span), span.links(), span.resource().attributes());
	}

	private WaterfallRow row(LogLine line, Place place, int number) {
		return new WaterfallRow("log-" + number, place, this.services.indexOf(line.service()), line.service(),
				line.body().toString(), line.severity(), line.level().isGrave(),
				Formats.percent(this.scale.share(line.timeUnixNano())), null, this.scale.since(line.timeUnixNano()),
				null, null, line.attributes(), List.of(), List.of(), line.resource().attributes());
	}

	private Effort effort(Span span) {
		return new Effort(Formats.duration(this.path.selfNanos(span)),
				this.path.stretchesOf(span.spanId())
					.stream()
					.map((stretch) -> new Bar(Formats.percent(this.scale.share(stretch.from())),
							Formats.percent(this.scale.part(stretch.nanos()))))
					.toList());
	}

	private List<EventLine> events(Span span) {
		return span.events()
			.stream()
			.map((event) -> new EventLine(this.scale.since(event.timeUnixNano()), event,
					event.name().equals("exception")))
			.toList();
	}

}
