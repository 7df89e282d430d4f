package org.reviewscope.console.mcp.read;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.reviewscope.console.telemetry.LongText;

/**
 * Values as answers show them: long texts cut, times readable.
 */
final class Shortened {

	/** Of stack traces, the first lines tell most. */
	private static final int LONGEST = 500;

	private static final double MICROS = 1e3;

	private static final long SECOND = 1_000_000_000L;

	private Shortened() {
	}

	static Map<String, Object> attributes(Map<String, Object> attributes) {
		Map<String, Object> shortened = new LinkedHashMap<>();
		attributes.forEach((name, value) -> shortened.put(text(name), value(value)));
		return shortened;
	}

	static Object value(Object value) {
		return (value instanceof Number || value instanceof Boolean) ? value : text(value.toString());
	}

	static String text(String text) {
		return (text.length() <= LONGEST) ? text
				: LongText.beginning(text, LONGEST) + "… (%d characters)".formatted(text.length());
	}

	/**
	 * A duration.
	 * @param nanos in nanoseconds
	 * @return in milliseconds, to the microsecond
	 */
	static double millis(long nanos) {
		return Math.round(nanos / MICROS) / MICROS;
	}

	static String time(long unixNano) {
		return Instant.ofEpochSecond(unixNano / SECOND, unixNano % SECOND).toString();
	}

}
