package org.reviewscope.console.mcp.read;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.reviewscope.console.mcp.tool.Answer;
import org.reviewscope.console.mcp.tool.ConsoleTool;
import org.reviewscope.console.mcp.tool.InputSchema;
import org.reviewscope.console.mcp.tool.ToolArguments;
import org.reviewscope.console.query.QueryForm;
import org.reviewscope.console.query.value.QueryException;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.telemetry.Span;

import org.springframework.stereotype.Component;

/**
 * Compares the spans of two time ranges or of two traces.
 */
@Component
class CompareTool implements ConsoleTool {

	private final TelemetryStore store;

	CompareTool(TelemetryStore store) {
		this.store = store;
	}

	@Override
	public String name() {
		return "compare";
	}

	@Override
	public String title() {
		return "Compare two times or two traces";
	}

	@Override
	public String description() {
		return "What changed between two time ranges (from, until and baseFrom, baseUntil) or two traces (trace and "
				+ "baseTrace): for each service, kind and name of span the number, errors, median and 95th percentile "
				+ "of the duration and of the time that was a span's own (self: without its children), before and "
				+ "after; the greatest changes first. With by, each value of that attribute apart. Divide by traces "
				+ "for spans per request.";
	}

	@Override
	public InputSchema input() {
		return new InputSchema().query("service = model-store-service; kind = server")
			.text("baseFrom", "the begin of the time range to compare with")
			.text("baseUntil", "its end; without it, from")
			.text("by", "an attribute: tenant.id, http.route")
			.text("trace", "the id of a trace, instead of from and until")
			.text("baseTrace", "the id of the trace to compare with");
	}

	@Override
	public Answer call(ToolArguments arguments) {
		List<List<Span>> traces = this.store.traces();
		boolean ofTraces = arguments.has("trace");
		List<MeasuredSpan> after = ofTraces ? spansOf(traces, arguments, "trace") : spans(traces, arguments.form());
		List<MeasuredSpan> before = ofTraces ? spansOf(traces, arguments, "baseTrace") : spans(traces, base(arguments));
		String by = arguments.text("by");
		checkAttribute(by, Stream.concat(before.stream(), after.stream()).map(MeasuredSpan::span).toList());
		Map<Group, List<MeasuredSpan>> olds = groups(before, by);
		Map<Group, List<MeasuredSpan>> news = groups(after, by);
		Set<Group> all = new HashSet<>(olds.keySet());
		all.addAll(news.keySet());
		List<Change> changes = all.stream()
			.map((group) -> new Change(group.service(), group.kind(), group.name(), group.value(),
					MeasuredSpan.together(olds.getOrDefault(group, List.of())),
					MeasuredSpan.together(news.getOrDefault(group, List.of()))))
			.sorted(Change.GREATEST_FIRST)
			.toList();
		Map<String, Object> head = new LinkedHashMap<>();
		head.put("before", size(before));
		head.put("after", size(after));
		return new Answer(head, "changes", changes, "a query, such as service = …");
	}

	private QueryForm base(ToolArguments arguments) {
		if (!arguments.has("baseFrom")) {
			throw new QueryException("Expected baseFrom and from, or baseTrace and trace");
		}
		return arguments.form("baseFrom", arguments.has("baseUntil") ? "baseUntil" : "from");
	}

	private static List<MeasuredSpan> spans(List<List<Span>> traces, QueryForm form) {
		return MeasuredSpan.in(traces, form.spans());
	}

	private static List<MeasuredSpan> spansOf(List<List<Span>> traces, ToolArguments arguments, String name) {
		String id = TraceIds.checked(name, arguments.text(name));
		QueryForm form = new QueryForm(arguments.text("query"), null, null);
		List<MeasuredSpan> spans = MeasuredSpan.in(traces, form.spansOf(id));
		if (spans.isEmpty()) {
			throw TraceIds.unknown(id);
		}
		return spans;
	}

	// A misspelt name would look as if there were only one value
	private static void checkAttribute(String by, List<Span> spans) {
		if (!by.isEmpty() && !spans.isEmpty()
				&& spans.stream().noneMatch((span) -> span.attributes().containsKey(by))) {
			throw new QueryException("by: expected an attribute of these spans, none has " + Shortened.text(by));
		}
	}

	private static Map<Group, List<MeasuredSpan>> groups(List<MeasuredSpan> spans, String by) {
		return spans.stream().collect(Collectors.groupingBy((one) -> Group.of(one.span(), by)));
	}

	private static Map<String, Object> size(List<MeasuredSpan> spans) {
		return Map.of("traces", spans.stream().map((one) -> one.span().traceId()).distinct().count(), "spans",
				spans.size());
	}

	private record Group(String service, String kind, String name, @Nullable String value) {

		static Group of(Span span, String by) {
			Object value = span.attributes().get(by);
			return new Group(Shortened.text(span.service()), span.kind(), Shortened.text(span.name()),
					(value != null) ? Shortened.text(value.toString()) : null);
		}

	}

	/**
	 * What changed of spans that are called the same.
	 *
	 * @param service the service that did the work
	 * @param kind their role in a call
	 * @param name their name
	 * @param by the value of the attribute that distinguishes them
	 * @param before what they were
	 * @param after what they are
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Change(String service, String kind, String name, @Nullable String by, MeasuredSpan.Side before,
			MeasuredSpan.Side after) {

		static final Comparator<Change> GREATEST_FIRST = Comparator.comparingDouble(Change::ofErrors)
			.thenComparingDouble(Change::ofTime)
			.reversed()
			.thenComparing(Change::service)
			.thenComparing(Change::name)
			.thenComparing(Change::kind)
			.thenComparing(Change::by, Comparator.nullsFirst(Comparator.naturalOrder()));

		private double ofErrors() {
			return Math.abs(this.after.times().errorShare() - this.before.times().errorShare());
		}

		private double ofTime() {
			return Math.abs(this.after.times().p95Ms() - this.before.times().p95Ms());
		}

	}

}
