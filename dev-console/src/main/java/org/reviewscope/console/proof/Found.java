package org.reviewscope.console.proof;

import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Span;

/**
 * Says what a check has found and where it is.
 */
public final class Found {

	private static final int MAX_WORDS = 120;

	private Found() {
	}

	/**
	 * A log line that proves something.
	 * @param line the line
	 * @param link where it is
	 * @return the result
	 */
	public static CheckResult line(LogLine line, String link) {
		String words = "%s of %s: %s".formatted(line.severity(), line.service(), line.body());
		return CheckResult.proven((words.length() > MAX_WORDS) ? words.substring(0, MAX_WORDS) + "…" : words, link);
	}

	/**
	 * The address of a span.
	 * @param span the span
	 * @return a path of the console
	 */
	public static String linkTo(Span span) {
		return "/traces/" + span.traceId() + "#span-" + span.spanId();
	}

}
