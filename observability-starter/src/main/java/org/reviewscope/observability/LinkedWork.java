package org.reviewscope.observability;

import java.util.Collection;
import java.util.List;

/**
 * Work that is done later, or for several requests at once: it has a trace of its own,
 * which links to the requests that caused it instead of stretching theirs.
 */
public interface LinkedWork {

	/**
	 * Captures the current span and baggage, to be kept with the work.
	 * @return the origin, also outside any trace
	 */
	Origin capture();

	/**
	 * Runs work that one request has caused, with its baggage.
	 * @param name the name of the span, one of few
	 * @param origin what was captured in the request
	 * @param work what to do
	 */
	default void run(String name, Origin origin, Runnable work) {
		run(name, List.of(origin), work);
	}

	/**
	 * Runs work that several requests have caused.
	 * @param name the name of the span, one of few
	 * @param origins what was captured in each request
	 * @param work what to do
	 */
	void run(String name, Collection<? extends Origin> origins, Runnable work);

	/**
	 * A place in a trace.
	 */
	interface Origin {

	}

}
