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
			return ClientObservationAttributes.values();
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
			return ServerObservationAttributes.values();
		}

		@Override
		public Observation.Event[] getEvents() {
			return ServerObservationEvents.values();
		}

	}

}
