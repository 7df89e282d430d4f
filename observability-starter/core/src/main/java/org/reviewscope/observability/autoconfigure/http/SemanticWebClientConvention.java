package org.reviewscope.observability.autoconfigure.http;

import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.DefaultClientRequestObservationConvention;

/**
 * Spring's convention for the metrics, and OpenTelemetry's names and attributes for the
 * spans of WebClient.
 */
class SemanticWebClientConvention extends DefaultClientRequestObservationConvention {

	private final ClientAnswers answers;

	SemanticWebClientConvention(String name, ClientAnswers answers) {
		super(name);
		this.answers = answers;
	}

	@Override
	public @Nullable String getContextualName(ClientRequestObservationContext context) {
		ClientRequest request = context.getRequest();
		return (request != null) ? ClientKeyValues.name(request.method(), context.getUriTemplate()) : null;
	}

	// Without Spring's own http.url, which is deprecated
	@Override
	public KeyValues getHighCardinalityKeyValues(ClientRequestObservationContext context) {
		KeyValues values = ClientKeyValues.ofAnswer(statusOf(context), errorType(context, this.answers));
		ClientRequest request = context.getRequest();
		return (request != null)
				? values.and(ClientKeyValues.of(request.method(), request.url(), context.getUriTemplate())) : values;
	}

	static @Nullable String errorType(ClientRequestObservationContext context, ClientAnswers answers) {
		ClientResponse response = context.getResponse();
		return answers.errorType(statusOf(context), (response != null) ? response.headers().asHttpHeaders() : null,
				context.getError());
	}

	private static @Nullable HttpStatusCode statusOf(ClientRequestObservationContext context) {
		return (context.getResponse() != null) ? context.getResponse().statusCode() : null;
	}

}
