package org.reviewscope.observability.autoconfigure.http;

import io.micrometer.observation.Observation;

/**
 * Events on the span of an incoming request.
 */
enum ServerObservationEvents implements Observation.Event {

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
