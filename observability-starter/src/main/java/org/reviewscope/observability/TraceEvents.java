package org.reviewscope.observability;

import java.util.Map;

/**
 * Moments within a span that are worth to be seen in its trace.
 */
@FunctionalInterface
public interface TraceEvents {

	/**
	 * Notes an event on the current span; outside a trace nothing happens.
	 * @param name what happened, one of few names
	 * @param attributes what is to be known of it, never personal: numbers and booleans
	 * keep their type, everything else is text
	 */
	void event(String name, Map<String, ?> attributes);

	/**
	 * Notes an event that its name says all of.
	 * @param name what happened, one of few names
	 */
	default void event(String name) {
		event(name, Map.of());
	}

}
