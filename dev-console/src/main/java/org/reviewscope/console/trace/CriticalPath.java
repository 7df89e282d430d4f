package org.reviewscope.console.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.Trace;

/**
 * Finds the critical path of a trace: the work that the response waited for. From the end
 * of the root span backwards, each moment belongs to the innermost span that finished
 * last. Only faster work on this path makes the response faster.
 */
public class CriticalPath {

	private final Map<String, List<Span>> children = new HashMap<>();

	private final Map<String, List<Stretch>> stretches = new HashMap<>();

	public CriticalPath(List<Span> spans) {
		for (Span span : spans) {
			if (span.parentSpanId() != null) {
				this.children.computeIfAbsent(span.parentSpanId(), (id) -> new ArrayList<>()).add(span);
			}
		}
		this.children.values()
			.forEach((siblings) -> siblings.sort(Comparator.comparingLong(Span::endTimeUnixNano).reversed()));
		if (!spans.isEmpty()) {
			Span root = Trace.rootOf(spans);
			follow(root, root.startTimeUnixNano(), root.endTimeUnixNano());
		}
	}

	/**
	 * The times in which the response waited for a span itself, not for its children.
	 * @param spanId the span
	 * @return the times, last first; none when the span is not on the path
	 */
	List<Stretch> stretchesOf(String spanId) {
		return this.stretches.getOrDefault(spanId, List.of());
	}

	/**
	 * How long the response waited for a span itself, not for its children.
	 * @param span the span
	 * @return nanoseconds
	 */
	public long waitedForNanos(Span span) {
		return stretchesOf(span.spanId()).stream().mapToLong(Stretch::nanos).sum();
	}

	/**
	 * The time of a span in which none of its children was running.
	 * @param span the span
	 * @return nanoseconds
	 */
	public long selfNanos(Span span) {
		long self = 0;
		long cursor = span.endTimeUnixNano();
		for (Span child : childrenOf(span)) {
			self += Math.max(0, cursor - Math.max(child.endTimeUnixNano(), span.startTimeUnixNano()));
			cursor = Math.min(cursor, child.startTimeUnixNano());
		}
		return self + Math.max(0, cursor - span.startTimeUnixNano());
	}

	boolean hasChildren(Span span) {
		return !childrenOf(span).isEmpty();
	}

	private void follow(Span span, long from, long until) {
		List<Stretch> own = new ArrayList<>();
		this.stretches.put(span.spanId(), own);
		long cursor = until;
		for (Span child : childrenOf(span)) {
			long start = Math.max(child.startTimeUnixNano(), from);
			long end = Math.min(child.endTimeUnixNano(), cursor);
			// Spans may be their own ancestors: this would never end
			if (end > start && !this.stretches.containsKey(child.spanId())) {
				add(own, end, cursor);
				follow(child, start, end);
				cursor = start;
			}
		}
		add(own, from, cursor);
	}

	private List<Span> childrenOf(Span span) {
		return this.children.getOrDefault(span.spanId(), List.of());
	}

	private static void add(List<Stretch> stretches, long from, long until) {
		if (until > from) {
			stretches.add(new Stretch(from, until));
		}
	}

	/**
	 * A period of time.
	 *
	 * @param from when it begins, in nanoseconds since 1970
	 * @param until when it ends
	 */
	record Stretch(long from, long until) {

		long nanos() {
			return this.until - this.from;
		}

	}

}
