package org.reviewscope.observability.autoconfigure.http;

import java.net.URI;
import java.util.regex.Pattern;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;
import org.reviewscope.observability.convention.LongKeyValue;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequest;
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

	private final ClientAnswers answers;

	SemanticClientConvention(String name, ClientAnswers answers) {
		super(name);
		this.answers = answers;
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

	// Without Spring's own http.url, which is deprecated
	@Override
	public KeyValues getHighCardinalityKeyValues(ClientRequestObservationContext context) {
		HttpStatusCode status = ClientAnswers.status(context);
		KeyValues values = OptionalKeyValues
			.of(ClientObservationAttributes.STATUS_CODE, (status != null) ? status.value() : null)
			.and(OptionalKeyValues.of(ClientObservationAttributes.ERROR_TYPE, this.answers.errorType(context)));
		return (context.getCarrier() != null) ? values.and(of(context, context.getCarrier())) : values;
	}

	private static KeyValues of(ClientRequestObservationContext context, ClientHttpRequest request) {
		URI uri = request.getURI();
		String template = context.getUriTemplate();
		return KeyValues
			.of(KeyValue.of(ClientObservationAttributes.METHOD, request.getMethod().name()),
					LongKeyValue.of(ClientObservationAttributes.SERVER_PORT, port(uri)),
					KeyValue.of(ClientObservationAttributes.URL_FULL, redacted(uri)))
			.and(OptionalKeyValues.of(ClientObservationAttributes.SERVER_ADDRESS, uri.getHost()))
			.and(OptionalKeyValues.of(ClientObservationAttributes.URL_TEMPLATE,
					(template != null) ? path(template) : null));
	}

	private static int port(URI uri) {
		if (uri.getPort() >= 0) {
			return uri.getPort();
		}
		return "https".equals(uri.getScheme()) ? 443 : 80;
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
