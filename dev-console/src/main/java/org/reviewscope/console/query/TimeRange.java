package org.reviewscope.console.query;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.TimeUnit;

import org.antlr.v4.runtime.Token;
import org.reviewscope.console.query.grammar.FilterLexer;
import org.reviewscope.console.query.value.DurationValue;
import org.reviewscope.console.query.value.QueryException;

/**
 * A part of time.
 *
 * @param from its first nanosecond since 1970
 * @param until the first nanosecond after it
 */
public record TimeRange(long from, long until) {

	/**
	 * Reads a time range.
	 * @param from its begin: a time, how long ago it was, or empty
	 * @param until its end, in the same way
	 * @param now the time
	 * @return the range
	 * @throws QueryException if either is not a time
	 */
	public static TimeRange of(String from, String until, Instant now) {
		return new TimeRange(from.isBlank() ? Long.MIN_VALUE : parse("from", from.strip(), now),
				until.isBlank() ? Long.MAX_VALUE : parse("until", until.strip(), now));
	}

	/**
	 * Tells whether a time lies in the range.
	 * @param unixNano the time
	 * @return whether it does
	 */
	public boolean contains(long unixNano) {
		return unixNano >= this.from && unixNano < this.until;
	}

	private static long parse(String name, String text, Instant now) {
		Token token = Syntax.lexer(text).nextToken();
		if (token.getType() == FilterLexer.DURATION && token.getText().equals(text)) {
			return nanos(now) - DurationValue.nanos(text);
		}
		try {
			return nanos(Instant.parse(text));
		}
		catch (DateTimeParseException ex) {
			throw new QueryException(
					"%s: expected a time such as 2026-01-31T12:00:00Z, or 15m for fifteen minutes ago".formatted(name));
		}
	}

	private static long nanos(Instant time) {
		long seconds = TimeUnit.SECONDS.toNanos(time.getEpochSecond());
		boolean fits = seconds != Long.MAX_VALUE && seconds != Long.MIN_VALUE;
		return fits ? seconds + time.getNano() : seconds;
	}

}
