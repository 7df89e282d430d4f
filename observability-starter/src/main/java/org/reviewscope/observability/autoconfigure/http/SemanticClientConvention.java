package org.reviewscope.observability.autoconfigure.http;

import java.net.URI;
import java.util.regex.Pattern;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.observation.ClientHttpObservationDocumentation.HighCardinalityKeyNames;
import org.springframework.http.client.observation.ClientRequestObservationContext;
import org.springframework.http.client.observation.DefaultClientRequestObservationConvention;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Spring's convention for the metrics, and OpenTelemetry's names and attributes for the
 * spans. Names of query parameters are shown, values are not: they may be secrets.
 */
class SemanticClientConvention extends DefaultClientRequestObservationConvention {

	private static final Pattern QUERY_VALUE = Pattern.compile("=[^&]*");

	private static final Pattern BEFORE_PATH = Pattern.compile("^[a-z]+://[^/]+");

	SemanticClientConvention(String name) {
		super(name);
	}

	@Override
	public @Nullable String getContextualName(ClientRequestObservationContext context) {
		ClientHttpRequest request = context.getCarrier();
		if (request == null) {
			return null;
		}
		String template = context.getUriTemplate();
		return (template != null) ? request.getMethod().name() + " " + path(template) : request.getMethod().name();
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(ClientRequestObservationContext context) {
		KeyValues values = super.getHighCardinalityKeyValues(context)
			.and(OptionalKeyValues.of(ClientObservationAttributes.ERROR_TYPE, errorType(context)));
		return (context.getCarrier() != null) ? values.and(of(context.getCarrier())) : values;
	}

	@Override
	protected KeyValue requestUri(ClientRequestObservationContext context) {
		return (context.getCarrier() != null)
				? KeyValue.of(HighCardinalityKeyNames.HTTP_URL, redacted(context.getCarrier().getURI()))
				: super.requestUri(context);
	}

	private static KeyValues of(ClientHttpRequest request) {
		URI uri = request.getURI();
		return KeyValues
			.of(KeyValue.of(ClientObservationAttributes.METHOD, request.getMethod().name()),
					KeyValue.of(ClientObservationAttributes.URL_FULL, redacted(uri)))
			.and(OptionalKeyValues.of(ClientObservationAttributes.SERVER_ADDRESS, uri.getHost()));
	}

	private static @Nullable String errorType(ClientRequestObservationContext context) {
		return (context.getError() != null) ? context.getError().getClass().getName() : null;
	}

	private static String redacted(URI uri) {
		String query = uri.getRawQuery();
		return UriComponentsBuilder.fromUri(uri)
			.userInfo(null)
			.fragment(null)
			.replaceQuery((query != null) ? QUERY_VALUE.matcher(query).replaceAll("=REDACTED") : null)
			.build(true)
			.toUriString();
	}

	private static String path(String template) {
		String path = BEFORE_PATH.matcher(template.split("\\?", 2)[0]).replaceFirst("");
		return path.startsWith("/") ? path : "/" + path;
	}

}
