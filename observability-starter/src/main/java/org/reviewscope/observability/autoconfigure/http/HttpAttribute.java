package org.reviewscope.observability.autoconfigure.http;

import io.micrometer.common.docs.KeyName;

/**
 * OpenTelemetry's names for what is known of an HTTP request; on spans only, beside the
 * keys that Spring has given them and the metrics.
 */
enum HttpAttribute implements KeyName {

	/**
	 * Address of the client that the request came from.
	 */
	CLIENT_ADDRESS("client.address"),

	/**
	 * What went wrong: the exception's class, or else the status code of a 5xx.
	 */
	ERROR_TYPE("error.type"),

	/**
	 * HTTP method.
	 */
	METHOD("http.request.method"),

	/**
	 * Pattern of the path that the request was matched with.
	 */
	ROUTE("http.route"),

	/**
	 * Status code, a number.
	 */
	STATUS_CODE("http.response.status_code"),

	/**
	 * Host that the request was sent to.
	 */
	SERVER_ADDRESS("server.address"),

	/**
	 * Port that the request was sent to, a number.
	 */
	SERVER_PORT("server.port"),

	/**
	 * URL of an outgoing request, the values of its query replaced.
	 */
	URL_FULL("url.full"),

	/**
	 * Path of an incoming request.
	 */
	URL_PATH("url.path"),

	/**
	 * Scheme of an incoming request.
	 */
	URL_SCHEME("url.scheme"),

	/**
	 * The client's own description of itself.
	 */
	USER_AGENT("user_agent.original");

	private final String key;

	HttpAttribute(String key) {
		this.key = key;
	}

	@Override
	public String asString() {
		return this.key;
	}

}
