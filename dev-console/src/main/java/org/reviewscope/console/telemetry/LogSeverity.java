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

	// OTLP has four numbers for each
	private static final int NUMBERS = 4;

	/**
	 * Tells whether it means that something failed.
	 * @return whether it is an error or worse
	 */
	public boolean isGrave() {
		return compareTo(ERROR) >= 0;
	}

	/**
	 * Reads the severity of a log record. Its number decides: the texts are the
	 * libraries' own, such as {@code SEVERE} of Java's logging.
	 * @param number the number of OTLP, 0 when there is none
	 * @param text for example {@code WARN} or {@code ERROR2}
	 * @return the severity; without a number that which the text begins with, else
	 * {@link #INFO}
	 */
	static LogSeverity of(int number, String text) {
		if (number >= 1 && number <= NUMBERS * SEVERITIES.size()) {
			return SEVERITIES.get((number - 1) / NUMBERS);
		}
		for (LogSeverity severity : SEVERITIES) {
			if (text.regionMatches(true, 0, severity.name(), 0, severity.name().length())) {
				return severity;
			}
		}
		return INFO;
	}

}
