package org.reviewscope.observability;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Work that is done later, or for several requests at once. Work that is done later has a
 * trace of its own, which links to the requests that caused it instead of stretching
 * theirs.
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
	default void run(String name, Collection<Origin> origins, Runnable work) {
		call(name, origins, () -> {
			work.run();
			return null;
		});
	}

	/**
	 * Runs work that several requests have caused, and returns its result.
	 * @param <T> what the work returns
	 * @param name the name of the span, one of few
	 * @param origins what was captured in each request
	 * @param work what to do
	 * @return the work's result
	 */
	<T extends @Nullable Object> T call(String name, Collection<Origin> origins, Supplier<T> work);

	/**
	 * Runs work that the current request does for others, too, while all of them wait.
	 * Its span is a child of the current one and links to the others.
	 * @param <T> what the work returns
	 * @param name the name of the span, one of few
	 * @param others what was captured in the other requests
	 * @param work what to do
	 * @return the work's result
	 */
	<T extends @Nullable Object> T share(String name, Collection<Origin> others, Supplier<T> work);

	/**
	 * A place in a trace, which may be kept outside of the process.
	 *
	 * @param headers the headers {@code traceparent}, {@code tracestate} and
	 * {@code baggage} of the W3C, those that apply
	 */
	record Origin(Map<String, String> headers) {

		public Origin {
			headers = Map.copyOf(headers);
		}

	}

}
