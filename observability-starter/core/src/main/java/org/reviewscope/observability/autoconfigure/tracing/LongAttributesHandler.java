package org.reviewscope.observability.autoconfigure.tracing;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.reviewscope.observability.convention.LongKeyValue;

/**
 * Puts numbers on spans as numbers. Takes them off the observation, or Micrometer's
 * handler would put them on the span a second time, as text.
 */
final class LongAttributesHandler implements ObservationHandler<Observation.Context> {

	@Override
	public boolean supportsContext(Observation.Context context) {
		return true;
	}

	// Handlers stop in reverse order: this one comes before the one that ends the span
	@Override
	public void onStop(Observation.Context context) {
		TracingContext tracing = context.get(TracingContext.class);
		Span span = (tracing != null) ? tracing.getSpan() : null;
		if (span != null) {
			for (KeyValue pair : context.getHighCardinalityKeyValues()) {
				if (pair instanceof LongKeyValue number) {
					span.tag(number.key(), number.number());
					context.removeHighCardinalityKeyValue(number.key());
				}
			}
		}
	}

}
