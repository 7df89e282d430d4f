package org.reviewscope.observability;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

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
	default void run(String name, Collection<? extends Origin> origins, Runnable work) {
		call(name, origins, () -> {
			work.run();
			return null;
		});
	}

	/**
	 * Runs work that several requests have caused, and returns what came of it.
	 * @param <T> what the work returns
	 * @param name the name of the span, one of few
	 * @param origins what was captured in each request
	 * @param work what to do
	 * @return the work's result
	 */
	<T extends @Nullable Object> T call(String name, Collection<? extends Origin> origins, Supplier<T> work);

	/**
	 * A place in a trace.
	 */
	interface Origin {

	}

}
