package org.reviewscope.observability;

import org.jspecify.annotations.Nullable;

/**
 * The current trace, for code that needs its id but should not depend on a tracing
 * library.
 */
@FunctionalInterface
public interface CurrentTrace {

	/**
	 * Returns the id of the current trace.
	 * @return 32 lower-case hexadecimal digits, or {@code null} outside a trace
	 */
	@Nullable String traceId();

}
