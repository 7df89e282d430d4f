package org.reviewscope.gateway.upstream;

import io.micrometer.observation.Observation;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * What the gateway adds to the observations of libraries.
 */
enum RequestObservationDocumentation implements ObservationDocumentation {

	/** A request to the gateway, observed by Spring MVC. */
	HTTP_SERVER_REQUEST {

		@Override
		public String getName() {
			return "http.server.requests";
		}

		@Override
		public String getContextualName() {
			return "{http.request.method} {http.route}";
		}

		@Override
		public Observation.Event[] getEvents() {
			return Events.values();
		}

	};

	/**
	 * Events on a request's span.
	 */
	enum Events implements Observation.Event {

		/**
		 * A connection to another service could not be made, and another attempt follows:
		 * which service ({@code app.upstream}) and which attempt ({@code app.attempt}, a
		 * number).
		 */
		RETRY {

			@Override
			public String getName() {
				return "retry";
			}

			@Override
			public String getContextualName() {
				return "retry";
			}

		}

	}

}
