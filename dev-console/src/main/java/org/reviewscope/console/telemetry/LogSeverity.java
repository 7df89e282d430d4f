package org.reviewscope.console.telemetry;

import java.util.Arrays;
import java.util.Locale;

/**
 * The severity of a log record, lowest first.
 */
public enum LogSeverity {

	/** Every step. */
	TRACE,

	/** For debugging. */
	DEBUG,

	/** A normal event. */
	INFO,

	/** Something unusual. */
	WARN,

	/** Something failed. */
	ERROR,

	/** The program cannot go on. */
	FATAL;

	/**
	 * Tells whether a severity means that something failed.
	 * @param text for example {@code WARN} or {@code ERROR2}
	 * @return whether it is an error or worse
	 */
	public static boolean isGrave(String text) {
		return of(text).compareTo(ERROR) >= 0;
	}

	/**
	 * Parses the severity text of a service.
	 * @param text for example {@code WARN} or {@code ERROR2}
	 * @return the severity that it begins with, else {@link #INFO}
	 */
	public static LogSeverity of(String text) {
		String name = text.toUpperCase(Locale.ROOT);
		return Arrays.stream(values()).filter((severity) -> name.startsWith(severity.name())).findFirst().orElse(INFO);
	}

}
