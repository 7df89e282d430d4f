package org.reviewscope.observability.autoconfigure.http;

import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.observation.ClientRequestObservationContext;
import org.springframework.http.client.observation.DefaultClientRequestObservationConvention;

/**
 * Spring's convention for the metrics, and OpenTelemetry's names and attributes for the
 * spans of RestClient and RestTemplate.
 */
class SemanticClientConvention extends DefaultClientRequestObservationConvention {

	private final ClientAnswers answers;

	SemanticClientConvention(String name, ClientAnswers answers) {
		super(name);
		this.answers = answers;
	}

	@Override
	public @Nullable String getContextualName(ClientRequestObservationContext context) {
		ClientHttpRequest request = context.getCarrier();
		return (request != null) ? ClientKeyValues.name(request.getMethod(), context.getUriTemplate()) : null;
	}

	// Without Spring's own http.url, which is deprecated
	@Override
	public KeyValues getHighCardinalityKeyValues(ClientRequestObservationContext context) {
		KeyValues values = ClientKeyValues.ofAnswer(ClientAnswers.status(context), this.answers.errorType(context));
		ClientHttpRequest request = context.getCarrier();
		return (request != null)
				? values.and(ClientKeyValues.of(request.getMethod(), request.getURI(), context.getUriTemplate()))
				: values;
	}

}
