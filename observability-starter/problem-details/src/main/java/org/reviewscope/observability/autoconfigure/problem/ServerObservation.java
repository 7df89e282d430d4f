package org.reviewscope.observability.autoconfigure.problem;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.ObservationView;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.observation.ServerRequestObservationContext;

/**
 * The observation of the current request. It has to be told of errors that were turned
 * into answers, or the span of a 500 would show no error.
 */
final class ServerObservation {

	private final ObservationRegistry registry;

	ServerObservation(ObservationRegistry registry) {
		this.registry = registry;
	}

	/**
	 * Sets span status, exception event and the metrics' exception tag.
	 * @param error what went wrong
	 */
	void failed(Throwable error) {
		Observation server = find();
		if (server != null) {
			server.error(error);
		}
	}

	private @Nullable Observation find() {
		// Looks upwards from the current observation, which may be one of a filter in
		// between
		ObservationView observation = this.registry.getCurrentObservation();
		while (observation != null && !(observation.getContextView() instanceof ServerRequestObservationContext)) {
			observation = observation.getContextView().getParentObservation();
		}
		return (observation instanceof Observation found) ? found : null;
	}

}
