package org.reviewscope.console.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.telemetry.Span;

/**
 * A request that came from outside: a span of kind {@code SERVER} that no other such span
 * of the trace has caused, with all that is below it.
 *
 * @param entry the span of the request
 * @param statements how many statements of databases it led to
 * @param spans how many spans there are at each place of its tree
 */
record Request(Span entry, int statements, Map<SpanPath, Integer> spans) {

	/** No tree of a sound program is deeper; spans below that are not distinguished. */
	private static final int DEEPEST = 30;

	/**
	 * Finds the requests of a trace.
	 * @param trace its spans
	 * @return those that have arrived, mostly one
	 */
	static List<Request> of(List<Span> trace) {
		Map<String, Span> byId = new HashMap<>();
		Map<String, List<Span>> children = new HashMap<>();
		trace.forEach((span) -> {
			byId.put(span.spanId(), span);
			if (span.parentSpanId() != null) {
				children.computeIfAbsent(span.parentSpanId(), (_) -> new ArrayList<>()).add(span);
			}
		});
		return trace.stream().filter((span) -> isEntry(span, byId)).map((entry) -> of(entry, children)).toList();
	}

	private static boolean isEntry(Span span, Map<String, Span> byId) {
		Span above = parentOf(span, byId);
		// At most one step for each span: the spans of a faulty program may form a cycle
		for (int i = 0; i < byId.size() && above != null; i++) {
			if (above.kind().equals("SERVER")) {
				return false;
			}
			above = parentOf(above, byId);
		}
		return span.kind().equals("SERVER") && above == null;
	}

	private static @Nullable Span parentOf(Span span, Map<String, Span> byId) {
		return (span.parentSpanId() != null) ? byId.get(span.parentSpanId()) : null;
	}

	private static Request of(Span entry, Map<String, List<Span>> children) {
		Map<SpanPath, Integer> spans = new HashMap<>();
		int statements = 0;
		Set<String> seen = new HashSet<>(Set.of(entry.spanId()));
		Deque<Place> next = new ArrayDeque<>(List.of(new Place(entry, SpanPath.ROOT)));
		while (!next.isEmpty()) {
			Place place = next.remove();
			statements += isStatement(place.span) ? 1 : 0;
			if (place.path != SpanPath.ROOT) {
				spans.merge(place.path, 1, Integer::sum);
			}
			for (Span child : children.getOrDefault(place.span.spanId(), List.of())) {
				if (place.path.steps().size() < DEEPEST && seen.add(child.spanId())) {
					next.add(new Place(child, place.path.to(child)));
				}
			}
		}
		return new Request(entry, statements, spans);
	}

	// By the text of the statement, which OpenTelemetry's conventions of today and those
	// before 2025 name so; spans of a connection or of a result have none
	private static boolean isStatement(Span span) {
		return span.attributes().containsKey("db.query.text") || span.attributes().containsKey("db.statement");
	}

	/**
	 * A span and where it stands.
	 */
	private record Place(Span span, SpanPath path) {
	}

}
