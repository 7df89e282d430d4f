package org.reviewscope.console.mcp.read;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

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
		List<Span> after = arguments.has("trace") ? spansOf(arguments, "trace") : spans(arguments.form());
		List<Span> before = arguments.has("trace") ? spansOf(arguments, "baseTrace") : spans(base(arguments));
		Map<Group, List<Span>> olds = groups(before, arguments.text("by"));
		Map<Group, List<Span>> news = groups(after, arguments.text("by"));
		OwnTimes oldTimes = ownTimes(before);
		OwnTimes newTimes = ownTimes(after);
		Set<Group> all = new HashSet<>(olds.keySet());
		all.addAll(news.keySet());
		List<Change> changes = all.stream()
			.map((group) -> new Change(group.service(), group.kind(), group.name(), group.value(),
					oldTimes.of(olds.getOrDefault(group, List.of())), newTimes.of(news.getOrDefault(group, List.of()))))
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

	private List<Span> spans(QueryForm form) {
		return this.store.searchSpans(form.spans(), Integer.MAX_VALUE);
	}

	private List<Span> spansOf(ToolArguments arguments, String name) {
		String id = TraceIds.checked(name, arguments.text(name));
		QueryForm form = new QueryForm(arguments.text("query"), null, null);
		List<Span> spans = this.store.searchSpans(form.spansOf(id), Integer.MAX_VALUE);
		if (spans.isEmpty()) {
			throw TraceIds.unknown(id);
		}
		return spans;
	}

	private OwnTimes ownTimes(List<Span> spans) {
		return OwnTimes.in(spans.stream().map(Span::traceId).distinct().map(this.store::spansOf));
	}

	private static Map<Group, List<Span>> groups(List<Span> spans, String by) {
		return spans.stream().collect(Collectors.groupingBy((Function<Span, Group>) (span) -> Group.of(span, by)));
	}

	private static Map<String, Object> size(List<Span> spans) {
		return Map.of("traces", spans.stream().map(Span::traceId).distinct().count(), "spans", spans.size());
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
	 * @param by the value of the attribute by which they are told apart
	 * @param before what they were
	 * @param after what they are
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Change(String service, String kind, String name, @Nullable String by, OwnTimes.Side before,
			OwnTimes.Side after) {

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
