package org.reviewscope.observability.autoconfigure.http;

import java.net.URI;
import java.util.regex.Pattern;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;
import org.reviewscope.observability.autoconfigure.redaction.UrlText;
import org.reviewscope.observability.convention.LongKeyValue;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;

/**
 * OpenTelemetry's name and attributes for a call, whichever of Spring's clients makes it.
 * Names of query parameters are shown, values are not: they may be secrets.
 */
final class ClientKeyValues {

	private static final Pattern BEFORE_PATH = Pattern.compile("^[a-z]+://[^/]*");

	private ClientKeyValues() {
	}

	static String name(HttpMethod method, @Nullable String template) {
		return (template != null) ? method.name() + " " + path(template) : method.name();
	}

	static KeyValues of(HttpMethod method, URI uri, @Nullable String template) {
		return KeyValues
			.of(KeyValue.of(ClientObservationAttributes.METHOD, method.name()),
					LongKeyValue.of(ClientObservationAttributes.SERVER_PORT, port(uri)),
					KeyValue.of(ClientObservationAttributes.URL_FULL, UrlText.withoutSecrets(uri.toString())))
			.and(OptionalKeyValues.of(ClientObservationAttributes.SERVER_ADDRESS, uri.getHost()))
			.and(OptionalKeyValues.of(ClientObservationAttributes.URL_TEMPLATE,
					(template != null) ? path(template) : null));
	}

	static KeyValues ofAnswer(@Nullable HttpStatusCode status, @Nullable String errorType) {
		return OptionalKeyValues.of(ClientObservationAttributes.STATUS_CODE, (status != null) ? status.value() : null)
			.and(OptionalKeyValues.of(ClientObservationAttributes.ERROR_TYPE, errorType));
	}

	private static int port(URI uri) {
		if (uri.getPort() >= 0) {
			return uri.getPort();
		}
		return "https".equals(uri.getScheme()) ? 443 : 80;
	}

	private static String path(String template) {
		String path = BEFORE_PATH.matcher(template.split("[?#]", 2)[0]).replaceFirst("");
		return path.startsWith("/") ? path : "/" + path;
	}

}
