package org.reviewscope.console.query;

import org.reviewscope.console.query.value.QueryException;
import org.reviewscope.console.store.metric.Course;
import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Span;

/**
 * A compiled query. May be asked by many threads.
 *
 * @param <T> what it is about: a span, a log record or a series of a metric
 */
public final class Query<T> {

	/** The most characters; no person writes a longer one. */
	public static final int LONGEST = 1000;

	private final Condition<T> condition;

	private Query(Condition<T> condition) {
		this.condition = condition;
	}

	/**
	 * Compiles a query about spans.
	 * @param text the query, empty for all spans
	 * @return the query
	 * @throws QueryException if the language does not know it
	 */
	public static Query<Span> spans(String text) {
		return compile(text, SpanNames.NAMES);
	}

	/**
	 * Compiles a query about log records.
	 * @param text the query, empty for all records
	 * @return the query
	 * @throws QueryException if the language does not know it
	 */
	public static Query<LogLine> logs(String text) {
		return compile(text, LogNames.NAMES);
	}

	/**
	 * Compiles a query about series of metrics.
	 * @param text the query, empty for all series
	 * @return the query
	 * @throws QueryException if the language does not know it
	 */
	public static Query<Course> metrics(String text) {
		return compile(text, MetricNames.NAMES);
	}

	/**
	 * Writes a condition on a name.
	 * @param name the name
	 * @param value the value that it has to have, any characters
	 * @return a query
	 */
	public static String equal(String name, String value) {
		return name + " = " + quoted(value);
	}

	/**
	 * Writes a text so that no part of it is an operator.
	 * @param text any characters
	 * @return the text as a query has it
	 */
	public static String quoted(String text) {
		return '"' + text.replaceAll("[\"\\\\]", "\\\\$0") + '"';
	}

	/**
	 * Refuses a query that is too long to be one.
	 * @param text the query
	 * @throws QueryException if it is too long
	 */
	public static void checkLength(String text) {
		if (text.length() > LONGEST) {
			throw new QueryException(
					"A query has at most %d characters, this one has %d".formatted(LONGEST, text.length()));
		}
	}

	/**
	 * Writes the name of an attribute, in quotes where it needs them.
	 * @param name a name with its scope, any characters
	 * @return the name as a query has it
	 */
	public static String name(String name) {
		return Tokens.writtenName(name);
	}

	/**
	 * Writes a value, in quotes where it needs them.
	 * @param text any characters
	 * @return the value as a query has it
	 */
	public static String value(String text) {
		return Tokens.isBare(text) ? text : quoted(text);
	}

	/**
	 * Decides about a span or log record.
	 * @param item the span or log record
	 * @param trace its trace
	 * @return whether the query is true for it
	 */
	public boolean holds(T item, TraceScope trace) {
		return this.condition.holds(item, trace);
	}

	Query<T> and(Condition<T> other) {
		return new Query<>((item, trace) -> other.holds(item, trace) && this.condition.holds(item, trace));
	}

	private static <T> Query<T> compile(String text, Names<T> names) {
		checkLength(text);
		try {
			return new Query<>(new QueryCompiler<>(names).visit(Syntax.parse(text)));
		}
		catch (Syntax.UnexpectedTokenException ex) {
			throw Expected.instead(ex);
		}
	}

}
