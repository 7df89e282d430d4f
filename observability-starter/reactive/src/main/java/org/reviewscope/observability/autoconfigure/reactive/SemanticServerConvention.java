package org.reviewscope.observability.autoconfigure.reactive;

import io.micrometer.common.KeyValues;
import org.reviewscope.observability.autoconfigure.http.ServerConvention;

import org.springframework.http.server.reactive.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

/**
 * Spring's convention for the metrics, and OpenTelemetry's names and attributes for the
 * spans.
 */
class SemanticServerConvention extends DefaultServerRequestObservationConvention {

	SemanticServerConvention(String name) {
		super(name);
	}

	@Override
	public String getContextualName(ServerRequestObservationContext context) {
		return ServerConvention.name(ObservedReactiveRequest.of(context));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
		return ServerConvention.attributes(ObservedReactiveRequest.of(context));
	}

}
