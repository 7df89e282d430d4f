package org.reviewscope.observability.autoconfigure.http;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Finds the request in what a web stack observes.
 */
@FunctionalInterface
public interface ServerRequests {

	/**
	 * Returns the request of an observation.
	 * @param context what was observed
	 * @return {@code null} if it is no request that this service answers
	 */
	@Nullable ServerRequest of(Observation.Context context);

}
