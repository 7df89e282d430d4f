package org.reviewscope.observability.autoconfigure.http;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;

import org.springframework.web.reactive.function.client.ClientRequestObservationContext;

/**
 * Marks the span of a call by WebClient as {@link ClientErrorHandler} does for the other
 * clients: WebClient's observation ends before its answer becomes an exception.
 */
final class WebClientErrorHandler implements ObservationHandler<ClientRequestObservationContext> {

	private final ClientAnswers answers;

	WebClientErrorHandler(ClientAnswers answers) {
		this.answers = answers;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof ClientRequestObservationContext;
	}

	@Override
	public void onStop(ClientRequestObservationContext context) {
		ClientErrorHandler.mark(context, SemanticWebClientConvention.errorType(context, this.answers));
	}

}
