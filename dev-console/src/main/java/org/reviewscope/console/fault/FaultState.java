package org.reviewscope.console.fault;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A fault as the endpoint of a service describes it.
 *
 * @param fault what it is
 * @param on whether it is on
 * @param values what it runs with
 * @param until when it ends by itself, {@code null} while it is off
 */
record FaultState(Fault fault, boolean on, Map<String, String> values, @Nullable Instant until) {

	/**
	 * What it is.
	 *
	 * @param name its name
	 * @param text what it does
	 * @param parameters the names of its parameters and their defaults
	 * @param signs what is seen of it
	 */
	record Fault(String name, String text, Map<String, String> parameters, Signs signs) {

	}

	/**
	 * What is seen of it.
	 *
	 * @param metric the metric that shows it
	 * @param reading what that metric does
	 * @param trace what a trace shows
	 * @param log what the log says
	 * @param alert which alert fires
	 */
	record Signs(String metric, String reading, String trace, String log, String alert) {

	}

}
