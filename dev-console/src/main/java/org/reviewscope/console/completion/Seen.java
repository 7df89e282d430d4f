package org.reviewscope.console.completion;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.reviewscope.console.query.Names;
import org.reviewscope.console.query.TraceScope;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.store.metric.Course;
import org.reviewscope.console.store.metric.MetricStore;
import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Span;

/**
 * The newest spans, log records or series of metrics, to take names and values from.
 *
 * @param names what they may be asked for
 * @param items they and their traces
 * @param <T> a span, a log record or a series
 */
record Seen<T>(Names<T> names, Stream<Item<T>> items) {

	/** A completion must not take longer than a keystroke. */
	private static final int NEWEST = 20_000;

	private static final int MOST_VALUES = 5_000;

	private static final int LONGEST_VALUE = 200;

	static Seen<Span> spans(TelemetryStore store) {
		return new Seen<>(Names.ofSpans(), store.traces().stream().flatMap((spans) -> {
			TraceScope trace = new TraceScope(() -> spans);
			return spans.stream().map((span) -> new Item<>(span, trace));
		}).limit(NEWEST));
	}

	static Seen<LogLine> logs(TelemetryStore store) {
		TraceScope none = new TraceScope(List::of);
		return new Seen<>(Names.ofLogs(), store.lines().stream().limit(NEWEST).map((line) -> new Item<>(line, none)));
	}

	static Seen<Course> metrics(MetricStore store) {
		TraceScope none = new TraceScope(List::of);
		return new Seen<>(Names.ofMetrics(),
				store.find((_) -> true, NEWEST).stream().map((series) -> new Item<>(Course.of(series), none)));
	}

	/**
	 * Counts the names of attributes.
	 * @return the names, and how often each was seen
	 */
	Map<String, Integer> attributeNames() {
		Map<String, Integer> counts = new HashMap<>();
		this.items.forEach((item) -> this.names.visitAttributes(item.content(), counter(counts)));
		return counts;
	}

	/**
	 * Counts the values of a name.
	 * @param name the name
	 * @return the values, and how often each was seen
	 */
	Map<String, Integer> values(String name) {
		Map<String, Integer> counts = new HashMap<>();
		this.names.wordsOf(name).forEach((word) -> counts.put(word, 0));
		if (!counts.isEmpty()) {
			return counts;
		}
		Consumer<String> counter = counter(counts);
		this.items.forEach((item) -> this.names.visitValues(name, item.content(), item.trace(),
				(value) -> counter.accept(this.names.written(name, value))));
		return counts;
	}

	private static Consumer<String> counter(Map<String, Integer> counts) {
		return (text) -> {
			if (text.length() <= LONGEST_VALUE && (counts.size() < MOST_VALUES || counts.containsKey(text))) {
				counts.merge(text, 1, Integer::sum);
			}
		};
	}

	/**
	 * A span, log record or series.
	 *
	 * @param content the span, log record or series
	 * @param trace its trace
	 * @param <T> which of them
	 */
	record Item<T>(T content, TraceScope trace) {
	}

}
