package org.reviewscope.console.query;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.store.metric.Course;
import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Span;

/**
 * What a link or a form asks for.
 *
 * @param query the query, empty for all
 * @param from the earliest time: a time, how long ago, or empty
 * @param until the time after the latest one
 */
public record QueryForm(@Nullable String query, @Nullable String from, @Nullable String until) {

	/**
	 * The query about spans that begin in the time range.
	 * @return the compiled query
	 */
	public Query<Span> spans() {
		TimeRange range = range();
		return Query.spans(text(this.query)).and((span, _) -> range.contains(span.startTimeUnixNano()));
	}

	/**
	 * The query about spans of one trace.
	 * @param traceId the trace
	 * @return the compiled query
	 */
	public Query<Span> spansOf(String traceId) {
		return spans().and((span, _) -> span.traceId().equals(traceId));
	}

	/**
	 * The query about log records of the time range.
	 * @return the compiled query
	 */
	public Query<LogLine> logs() {
		TimeRange range = range();
		return Query.logs(text(this.query)).and((line, _) -> range.contains(line.timeUnixNano()));
	}

	/**
	 * The query about series of metrics, at any time.
	 * @return the compiled query
	 */
	public Query<Course> metrics() {
		return Query.metrics(text(this.query));
	}

	/**
	 * The time range.
	 * @return open where nothing was asked
	 */
	public TimeRange range() {
		return TimeRange.of(text(this.from), text(this.until), Instant.now());
	}

	/**
	 * The earliest time.
	 * @return nanoseconds since 1970
	 */
	public long begin() {
		return range().from();
	}

	public boolean isEmpty() {
		return (text(this.query) + text(this.from) + text(this.until)).isBlank();
	}

	private static String text(@Nullable String value) {
		return Objects.requireNonNullElse(value, "");
	}

}
