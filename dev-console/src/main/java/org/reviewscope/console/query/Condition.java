package org.reviewscope.console.query;

/**
 * A compiled condition.
 *
 * @param <T> what it is about: a span or a log record
 */
@FunctionalInterface
interface Condition<T> {

	/**
	 * Decides about one of them.
	 * @param item the span or log record
	 * @param trace its trace
	 * @return whether it matches the condition
	 */
	boolean holds(T item, TraceScope trace);

}
