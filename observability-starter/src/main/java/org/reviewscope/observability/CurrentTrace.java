package org.reviewscope.observability;

import org.jspecify.annotations.Nullable;

/**
 * The trace of the request in hand, for code that hands its id out but should know
 * nothing of tracing libraries.
 */
@FunctionalInterface
public interface CurrentTrace {

	/**
	 * Returns the id of the current trace.
	 * @return 32 lower-case hexadecimal digits, or {@code null} outside a trace
	 */
	@Nullable String traceId();

}
