package org.reviewscope.observability.autoconfigure.http;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * What the starter adds to Spring's observations of HTTP requests; on spans only, beside
 * the keys that Spring has given them and the metrics.
 */
enum HttpObservationDocumentation implements ObservationDocumentation {

	/**
	 * A request that this service sends. Its metric and low cardinality keys are
	 * Spring's.
	 */
	HTTP_CLIENT_REQUESTS {

		@Override
		public String getName() {
			return "http.client.requests";
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return ClientAttributes.values();
		}

	},

	/**
	 * A request that this service answers. Its metric and low cardinality keys are
	 * Spring's.
	 */
	HTTP_SERVER_REQUESTS {

		@Override
		public String getName() {
			return "http.server.requests";
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return ServerAttributes.values();
		}

		@Override
		public Observation.Event[] getEvents() {
			return Events.values();
		}

	};

	/**
	 * OpenTelemetry's names for what is known of an outgoing request.
	 */
	enum ClientAttributes implements KeyName {

		/**
		 * Class of the exception that the call ended with.
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

		}

	}

	/**
	 * OpenTelemetry's names for what is known of an incoming request.
	 */
	enum ServerAttributes implements KeyName {

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

	/**
	 * Events on the span of an incoming request.
	 */
	enum Events implements Observation.Event {

		/**
		 * The request took at least as long as the threshold for slow requests.
		 */
		SLOW {

			@Override
			public String getName() {
				return "request.slow";
			}

			@Override
			public String getContextualName() {
				return "request.slow";
			}

		}

	}

}
