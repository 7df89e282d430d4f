package org.reviewscope.gateway.upstream;

import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;

/**
 * Marks the moment of each retry on the span of the request that waits for it.
 */
class RetryObserver {

	private final ObservationRegistry observations;

	RetryObserver(ObservationRegistry observations, RetryRegistry retries) {
		this.observations = observations;
		retries.getAllRetries().forEach(this::observe);
		retries.getEventPublisher().onEntryAdded((added) -> observe(added.getAddedEntry()));
	}

	private void observe(Retry retry) {
		retry.getEventPublisher().onRetry((event) -> mark());
	}

	private void mark() {
		Observation request = this.observations.getCurrentObservation();
		if (request != null) {
			request.event(RequestObservation.Events.RETRY);
		}
	}

}
