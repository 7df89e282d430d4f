package org.reviewscope.observability;

import java.util.Map;

/**
 * Adds events to the current span.
 */
@FunctionalInterface
public interface TraceEvents {

	/**
	 * Notes an event on the current span; outside a trace nothing happens.
	 * @param name what happened, one of few names
	 * @param attributes its details, never personal data: numbers and booleans keep their
	 * type, everything else is text
	 */
	void event(String name, Map<String, ?> attributes);

	/**
	 * Notes an event without attributes.
	 * @param name what happened, one of few names
	 */
	default void event(String name) {
		event(name, Map.of());
	}

}
