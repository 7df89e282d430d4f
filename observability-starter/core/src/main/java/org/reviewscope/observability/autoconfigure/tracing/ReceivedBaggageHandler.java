package org.reviewscope.observability.autoconfigure.tracing;

import java.util.List;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.transport.ReceiverContext;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;

/**
 * Tags the span of a received request with the baggage that came with it: Micrometer's
 * bridge starts that span without its baggage, so that only its child spans would have
 * the tags.
 */
final class ReceivedBaggageHandler implements ObservationHandler<ReceiverContext<?>> {

	private final List<String> fields;

	ReceivedBaggageHandler(List<String> fields) {
		this.fields = fields;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof ReceiverContext;
	}

	@Override
	public void onScopeOpened(ReceiverContext<?> context) {
		Baggage baggage = Baggage.current();
		for (String field : this.fields) {
			String value = baggage.getEntryValue(field);
			if (value != null) {
				Span.current().setAttribute(field, value);
			}
		}
	}

}
