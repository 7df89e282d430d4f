package org.reviewscope.console.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjIntConsumer;

import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.Trace;

/**
 * The spans and log records of a trace as a tree: each below its parent, in the order of
 * their time.
 */
public class SpanTree {

	private static final String NOWHERE = "";

	private final Map<String, List<Item>> children = new HashMap<>();

	private final List<Span> spans;

	public SpanTree(Trace trace) {
		this.spans = trace.spans();
		Set<String> ids = new HashSet<>();
		this.spans.forEach((span) -> ids.add(span.spanId()));
		this.spans.forEach((span) -> add(placeOf(span.parentSpanId(), ids), new SpanItem(span)));
		trace.logs().forEach((line) -> add(placeOf(line.spanId(), ids), new LogItem(line)));
		this.children.values().forEach((items) -> items.sort(Comparator.comparingLong(Item::time)));
	}

	/**
	 * Visits each item once, parents first.
	 * @param visitor gets each item and its depth
	 */
	public void walk(ObjIntConsumer<Item> visitor) {
		Set<String> seen = new HashSet<>();
		walk(NOWHERE, 0, seen, visitor);
		// Spans that are their own ancestors have no root, but are shown too
		for (Span span : this.spans) {
			if (seen.add(span.spanId())) {
				visitor.accept(new SpanItem(span), 0);
				walk(span.spanId(), 1, seen, visitor);
			}
		}
	}

	private void walk(String parent, int depth, Set<String> seen, ObjIntConsumer<Item> visitor) {
		for (Item item : this.children.getOrDefault(parent, List.of())) {
			switch (item) {
				case LogItem _ -> visitor.accept(item, depth);
				case SpanItem(Span span) -> {
					if (seen.add(span.spanId())) {
						visitor.accept(item, depth);
						walk(span.spanId(), depth + 1, seen, visitor);
					}
				}
			}
		}
	}

	private void add(String parent, Item item) {
		this.children.computeIfAbsent(parent, (id) -> new ArrayList<>()).add(item);
	}

	private static String placeOf(@org.jspecify.annotations.Nullable String parent, Set<String> known) {
		return (parent != null && known.contains(parent)) ? parent : NOWHERE;
	}

	/**
	 * A span or a log record.
	 */
	public sealed interface Item {

		/**
		 * When it began.
		 * @return nanoseconds since 1970
		 */
		long time();

	}

	/**
	 * A span.
	 *
	 * @param span the span
	 */
	public record SpanItem(Span span) implements Item {

		@Override
		public long time() {
			return this.span.startTimeUnixNano();
		}

	}

	/**
	 * A log record.
	 *
	 * @param line the record
	 */
	public record LogItem(LogLine line) implements Item {

		@Override
		public long time() {
			return this.line.timeUnixNano();
		}

	}

}
