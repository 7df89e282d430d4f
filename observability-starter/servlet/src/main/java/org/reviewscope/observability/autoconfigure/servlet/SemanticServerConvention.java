package org.reviewscope.observability.autoconfigure.servlet;

import io.micrometer.common.KeyValues;
import org.reviewscope.observability.autoconfigure.http.ServerConvention;

import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/**
 * Spring's convention for the metrics, and OpenTelemetry's names and attributes for the
 * spans. Spring's own OpenTelemetry convention would rename the metric, and break every
 * dashboard that uses {@code http_server_requests_seconds}.
 */
class SemanticServerConvention extends DefaultServerRequestObservationConvention {

	SemanticServerConvention(String name) {
		super(name);
	}

	@Override
	public String getContextualName(ServerRequestObservationContext context) {
		return ServerConvention.name(ObservedServletRequest.of(context));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
		return ServerConvention.attributes(ObservedServletRequest.of(context));
	}

}
