package org.reviewscope.observability.autoconfigure.http;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;
import org.reviewscope.observability.convention.LongKeyValue;

import org.springframework.http.HttpMethod;

/**
 * OpenTelemetry's name and attributes of the span of an incoming request. See
 * <a href="https://opentelemetry.io/docs/specs/semconv/http/http-spans/">Semantic
 * conventions for HTTP spans</a>.
 */
public final class ServerConvention {

	private static final Set<String> KNOWN_METHODS = Stream.of(HttpMethod.values())
		.map(HttpMethod::name)
		.collect(Collectors.toUnmodifiableSet());

	private ServerConvention() {
	}

	public static String name(@Nullable ServerRequest request) {
		if (request == null) {
			return "HTTP";
		}
		String method = known(request.method(), "HTTP");
		return (request.route() != null) ? method + " " + request.route() : method;
	}

	public static KeyValues attributes(@Nullable ServerRequest request) {
		if (request == null) {
			return KeyValues.empty();
		}
		return KeyValues
			.of(KeyValue.of(ServerObservationAttributes.METHOD, known(request.method(), "_OTHER")),
					KeyValue.of(ServerObservationAttributes.SERVER_ADDRESS, request.host()),
					LongKeyValue.of(ServerObservationAttributes.SERVER_PORT, request.port()),
					KeyValue.of(ServerObservationAttributes.URL_PATH, request.path()),
					KeyValue.of(ServerObservationAttributes.URL_SCHEME, request.scheme()))
			.and(OptionalKeyValues.of(ServerObservationAttributes.CLIENT_ADDRESS, request.client()))
			.and(OptionalKeyValues.of(ServerObservationAttributes.USER_AGENT, request.userAgent()))
			.and(OptionalKeyValues.of(ServerObservationAttributes.ROUTE, request.route()))
			.and(OptionalKeyValues.of(ServerObservationAttributes.STATUS_CODE, request.status()))
			.and(OptionalKeyValues.of(ServerObservationAttributes.ERROR_TYPE, errorType(request)));
	}

	private static @Nullable String errorType(ServerRequest request) {
		Throwable error = request.error();
		if (error != null) {
			return error.getClass().getName();
		}
		return request.isServerError() ? String.valueOf(request.status()) : null;
	}

	private static String known(String method, String other) {
		// Clients can send anything as the method
		return KNOWN_METHODS.contains(method) ? method : other;
	}

}
