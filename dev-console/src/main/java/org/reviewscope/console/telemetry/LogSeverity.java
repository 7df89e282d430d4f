package org.reviewscope.console.telemetry;

import java.util.List;

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

	private static final List<LogSeverity> SEVERITIES = List.of(values());

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
		for (LogSeverity severity : SEVERITIES) {
			if (text.regionMatches(true, 0, severity.name(), 0, severity.name().length())) {
				return severity;
			}
		}
		return INFO;
	}

}
