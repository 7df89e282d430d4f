package org.reviewscope.observability.autoconfigure.http;

import io.micrometer.common.docs.KeyName;

/**
 * OpenTelemetry's names for what is known of an incoming request.
 */
enum ServerObservationAttributes implements KeyName {

	/**
	 * Address of the client that the request came from.
	 */
	CLIENT_ADDRESS {

		@Override
		public String asString() {
			return "client.address";
		}

	},

	/**
	 * What went wrong: the exception's class, or else the status code of a 5xx.
	 */
	ERROR_TYPE {

		@Override
		public String asString() {
			return "error.type";
		}

	},

	/**
	 * HTTP method, _OTHER if it is none that is known.
	 */
	METHOD {

		@Override
		public String asString() {
			return "http.request.method";
		}

	},

	/**
	 * Pattern of the path that the request was matched with.
	 */
	ROUTE {

		@Override
		public String asString() {
			return "http.route";
		}

	},

	/**
	 * Host that the request was sent to.
	 */
	SERVER_ADDRESS {

		@Override
		public String asString() {
			return "server.address";
		}

	},

	/**
	 * Port that the request was sent to, a number.
	 */
	SERVER_PORT {

		@Override
		public String asString() {
			return "server.port";
		}

	},

	/**
	 * Status code, a number.
	 */
	STATUS_CODE {

		@Override
		public String asString() {
			return "http.response.status_code";
		}

	},

	/**
	 * Path of the request.
	 */
	URL_PATH {

		@Override
		public String asString() {
			return "url.path";
		}

	},

	/**
	 * Scheme of the request.
	 */
	URL_SCHEME {

		@Override
		public String asString() {
			return "url.scheme";
		}

	},

	/**
	 * The client's own description of itself.
	 */
	USER_AGENT {

		@Override
		public String asString() {
			return "user_agent.original";
		}

	}

}
