package org.reviewscope.console.telemetry;

import java.util.Arrays;
import java.util.Locale;

/**
 * How grave a log record is, from little to much.
 */
public enum LogSeverity {

	/** Each step. */
	TRACE,

	/** For whoever looks for a fault. */
	DEBUG,

	/** Worth knowing. */
	INFO,

	/** Something is not as it should be. */
	WARN,

	/** Something failed. */
	ERROR,

	/** Nothing goes on. */
	FATAL;

	/**
	 * Tells whether a service says that something failed.
	 * @param text for example {@code WARN} or {@code ERROR2}
	 * @return whether it is an error or worse
	 */
	public static boolean isGrave(String text) {
		return of(text).compareTo(ERROR) >= 0;
	}

	/**
	 * Reads what a service calls its severity.
	 * @param text for example {@code WARN} or {@code ERROR2}
	 * @return the severity that it begins with, else {@link #INFO}
	 */
	public static LogSeverity of(String text) {
		String name = text.toUpperCase(Locale.ROOT);
		return Arrays.stream(values()).filter((severity) -> name.startsWith(severity.name())).findFirst().orElse(INFO);
	}

}
