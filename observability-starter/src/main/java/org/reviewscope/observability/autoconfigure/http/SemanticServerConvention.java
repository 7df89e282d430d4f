package org.reviewscope.observability.autoconfigure.http;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.reviewscope.observability.convention.LongKeyValue;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/**
 * Spring's convention for the metrics, and OpenTelemetry's names and attributes for the
 * spans. Spring's own OpenTelemetry convention would rename the metric, and break every
 * dashboard that uses {@code http_server_requests_seconds}.
 */
class SemanticServerConvention extends DefaultServerRequestObservationConvention {

	private static final Set<String> KNOWN_METHODS = Stream.of(HttpMethod.values())
		.map(HttpMethod::name)
		.collect(Collectors.toUnmodifiableSet());

	SemanticServerConvention(String name) {
		super(name);
	}

	@Override
	public String getContextualName(ServerRequestObservationContext context) {
		HttpServletRequest request = context.getCarrier();
		String method = (request != null) ? known(request, "HTTP") : "HTTP";
		return (context.getPathPattern() != null) ? method + " " + context.getPathPattern() : method;
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
		KeyValues values = OptionalKeyValues.of(ServerObservationAttributes.ROUTE, context.getPathPattern())
			.and(OptionalKeyValues.of(ServerObservationAttributes.ERROR_TYPE, errorType(context)))
			.and(OptionalKeyValues.of(ServerObservationAttributes.STATUS_CODE, statusCode(context)));
		return (context.getCarrier() != null) ? values.and(of(context.getCarrier())) : values;
	}

	private static KeyValues of(HttpServletRequest request) {
		return KeyValues
			.of(KeyValue.of(ServerObservationAttributes.CLIENT_ADDRESS, request.getRemoteAddr()),
					KeyValue.of(ServerObservationAttributes.METHOD, known(request, "_OTHER")),
					KeyValue.of(ServerObservationAttributes.SERVER_ADDRESS, request.getServerName()),
					LongKeyValue.of(ServerObservationAttributes.SERVER_PORT, request.getServerPort()),
					KeyValue.of(ServerObservationAttributes.URL_PATH, request.getRequestURI()),
					KeyValue.of(ServerObservationAttributes.URL_SCHEME, request.getScheme()))
			.and(OptionalKeyValues.of(ServerObservationAttributes.USER_AGENT, request.getHeader("User-Agent")));
	}

	private static @Nullable String errorType(ServerRequestObservationContext context) {
		if (context.getError() != null) {
			return context.getError().getClass().getName();
		}
		Integer status = statusCode(context);
		return (status != null && status >= 500) ? status.toString() : null;
	}

	static @Nullable Integer statusCode(ServerRequestObservationContext context) {
		return (context.getResponse() != null) ? context.getResponse().getStatus() : null;
	}

	private static String known(HttpServletRequest request, String other) {
		// Clients can send anything as the method
		return KNOWN_METHODS.contains(request.getMethod()) ? request.getMethod() : other;
	}

}
