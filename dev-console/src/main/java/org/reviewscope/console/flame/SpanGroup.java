package org.reviewscope.console.flame;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.reviewscope.console.telemetry.Span;

/**
 * Spans of one service and name below the same group: a loop's calls are one group.
 */
public final class SpanGroup {

	private final Key key;

	private final List<Span> spans = new ArrayList<>();

	private final Map<Key, SpanGroup> children = new LinkedHashMap<>();

	private SpanGroup(Key key) {
		this.key = key;
	}

	/**
	 * Groups the spans of a trace.
	 * @param spans the spans by start
	 * @return the groups that are below no other, by the start of their first span
	 */
	public static Map<Key, SpanGroup> of(List<Span> spans) {
		return new Grouping(spans).roots();
	}

	public Key key() {
		return this.key;
	}

	/**
	 * Its spans.
	 * @return by start, at least one
	 */
	public List<Span> spans() {
		return this.spans;
	}

	/**
	 * The groups below it.
	 * @return by the start of their first span
	 */
	public Map<Key, SpanGroup> children() {
		return this.children;
	}

	/**
	 * What its spans have in common.
	 *
	 * @param service the service that did the work
	 * @param name the name
	 */
	public record Key(String service, String name) {

		static Key of(Span span) {
			return new Key(span.service(), span.name());
		}

	}

	/**
	 * Visits each span once, parents first, and not by recursion: a trace may be as deep
	 * as it is long.
	 */
	private static final class Grouping {

		private final List<Span> spans;

		private final Map<String, List<Span>> childrenOf = new HashMap<>();

		private final Set<String> seen = new HashSet<>();

		private final Map<Key, SpanGroup> roots = new LinkedHashMap<>();

		private Grouping(List<Span> spans) {
			this.spans = spans;
			for (Span span : spans) {
				if (span.parentSpanId() != null) {
					this.childrenOf.computeIfAbsent(span.parentSpanId(), (_) -> new ArrayList<>()).add(span);
				}
			}
		}

		private Map<Key, SpanGroup> roots() {
			Set<String> ids = this.spans.stream().map(Span::spanId).collect(Collectors.toSet());
			this.spans.stream().filter((span) -> !ids.contains(span.parentSpanId())).forEach(this::addRoot);
			// Spans that are their own ancestors have no root, but are shown too
			this.spans.forEach(this::addRoot);
			return this.roots;
		}

		private void addRoot(Span root) {
			Deque<Visit> visits = new ArrayDeque<>(List.of(new Visit(root, this.roots)));
			while (!visits.isEmpty()) {
				Visit visit = visits.removeFirst();
				if (this.seen.add(visit.span().spanId())) {
					SpanGroup group = visit.siblings().computeIfAbsent(Key.of(visit.span()), SpanGroup::new);
					group.spans.add(visit.span());
					this.childrenOf.getOrDefault(visit.span().spanId(), List.of())
						.forEach((child) -> visits.addLast(new Visit(child, group.children)));
				}
			}
		}

	}

	private record Visit(Span span, Map<Key, SpanGroup> siblings) {
	}

}
