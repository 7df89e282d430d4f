package org.reviewscope.console.run;

import org.jspecify.annotations.Nullable;

/**
 * The log records of severity {@code ERROR} or worse in a run that say the same.
 *
 * @param error what they say
 * @param count how many there were
 * @param trace a trace in which one was written, {@code null} when it was outside of any
 */
public record ErrorRun(ErrorLine error, int count, @Nullable String trace) {

	/**
	 * What such log records have in common.
	 *
	 * @param service the service that wrote them
	 * @param logger the logger, empty when it is not known
	 * @param message the template of the message; without one, the message with … in the
	 * place of its numbers and ids
	 */
	public record ErrorLine(String service, String logger, String message) {
	}

}
