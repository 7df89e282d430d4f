package org.reviewscope.console.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.Trace;

/**
 * The trace around a span or log record. What a query asks about the whole trace is
 * computed once. Not thread-safe.
 */
public final class TraceScope {

	private final Supplier<? extends Collection<Span>> source;

	private final Map<Condition<Span>, Boolean> answers = new HashMap<>();

	private @Nullable Collection<Span> spans;

	private @Nullable Span root;

	private long durationNanos = -1;

	/**
	 * A trace that is looked for when it is asked about.
	 * @param source finds its spans
	 */
	public TraceScope(Supplier<? extends Collection<Span>> source) {
		this.source = source;
	}

	boolean any(Condition<Span> condition) {
		Boolean known = this.answers.get(condition);
		if (known == null) {
			known = spans().stream().anyMatch((span) -> condition.holds(span, this));
			this.answers.put(condition, known);
		}
		return known;
	}

	Span root() {
		if (this.root == null) {
			this.root = Trace
				.rootOf(spans().stream().sorted(Comparator.comparingLong(Span::startTimeUnixNano)).toList());
		}
		return this.root;
	}

	long durationNanos() {
		if (this.durationNanos < 0) {
			long start = spans().stream().mapToLong(Span::startTimeUnixNano).min().orElse(0);
			long end = spans().stream().mapToLong(Span::endTimeUnixNano).max().orElse(start);
			this.durationNanos = Math.max(0, end - start);
		}
		return this.durationNanos;
	}

	private Collection<Span> spans() {
		if (this.spans == null) {
			this.spans = this.source.get();
		}
		return this.spans;
	}

}
