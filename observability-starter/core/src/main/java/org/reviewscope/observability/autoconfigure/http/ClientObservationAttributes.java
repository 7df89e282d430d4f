package org.reviewscope.observability.autoconfigure.http;

import io.micrometer.common.docs.KeyName;

/**
 * OpenTelemetry's names for what is known of an outgoing request.
 */
enum ClientObservationAttributes implements KeyName {

	/**
	 * What went wrong: the exception's class, or else the status code. Left out when the
	 * service passes a refusal on.
	 */
	ERROR_TYPE {

		@Override
		public String asString() {
			return "error.type";
		}

	},

	/**
	 * HTTP method.
	 */
	METHOD {

		@Override
		public String asString() {
			return "http.request.method";
		}

	},

	/**
	 * Host that was called.
	 */
	SERVER_ADDRESS {

		@Override
		public String asString() {
			return "server.address";
		}

	},

	/**
	 * Port that was called, a number.
	 */
	SERVER_PORT {

		@Override
		public String asString() {
			return "server.port";
		}

	},

	/**
	 * Status code of the answer, a number.
	 */
	STATUS_CODE {

		@Override
		public String asString() {
			return "http.response.status_code";
		}

	},

	/**
	 * URL that was called, the values of its query replaced.
	 */
	URL_FULL {

		@Override
		public String asString() {
			return "url.full";
		}

	},

	/**
	 * Path that was called, with the names of its variables.
	 */
	URL_TEMPLATE {

		@Override
		public String asString() {
			return "url.template";
		}

	}

}
