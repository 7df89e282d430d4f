package org.reviewscope.observability.autoconfigure.http;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * What the starter puts on the spans of Spring's observations of HTTP requests; the
 * metrics keep Spring's names and labels, which the spans do not have.
 */
enum HttpObservationDocumentation implements ObservationDocumentation {

	/**
	 * A request that this service sends. Its metric is Spring's.
	 */
	HTTP_CLIENT_REQUESTS {

		@Override
		public String getName() {
			return "http.client.requests";
		}

		@Override
		public String getContextualName() {
			return "{http.request.method} {url.template}";
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return ClientObservationAttributes.values();
		}

	},

	/**
	 * A request that this service answers. Its metric is Spring's.
	 */
	HTTP_SERVER_REQUESTS {

		@Override
		public String getName() {
			return "http.server.requests";
		}

		@Override
		public String getContextualName() {
			return "{http.request.method} {http.route}";
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return ServerObservationAttributes.values();
		}

		@Override
		public Observation.Event[] getEvents() {
			return ServerObservationEvents.values();
		}

	}

}
