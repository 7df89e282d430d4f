package org.reviewscope.gateway.upstream;

import java.util.Map;

import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.retry.event.RetryOnRetryEvent;
import org.reviewscope.observability.TraceEvents;

/**
 * Adds an event for each retry to the span of the request that waits for it. It is not an
 * event of the observation, which would be a counter, too: Resilience4j counts already.
 */
class RetryObserver {

	private final TraceEvents events;

	RetryObserver(TraceEvents events, RetryRegistry retries) {
		this.events = events;
		retries.getAllRetries().forEach(this::observe);
		retries.getEventPublisher().onEntryAdded((added) -> observe(added.getAddedEntry()));
	}

	private void observe(Retry retry) {
		retry.getEventPublisher().onRetry(this::mark);
	}

	private void mark(RetryOnRetryEvent retry) {
		this.events.event(RequestObservationDocumentation.Events.RETRY.getName(),
				Map.of("app.upstream", retry.getName(), "app.attempt", retry.getNumberOfRetryAttempts() + 1));
	}

}
