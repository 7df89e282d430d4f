package org.reviewscope.observability.autoconfigure.http;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * What the starter adds to Spring's observation of served requests.
 */
enum HttpServerObservationDocumentation implements ObservationDocumentation {

	/**
	 * A request that this service answers. Its metric and low cardinality keys are
	 * Spring's.
	 */
	HTTP_SERVER_REQUESTS {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return SemanticServerConvention.class;
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return HttpAttribute.values();
		}

		@Override
		public Observation.Event[] getEvents() {
			return Events.values();
		}

	};

	/**
	 * Events on the span of a request.
	 */
	enum Events implements Observation.Event {

		/**
		 * The request took at least as long as
		 * {@code reviewscope.observability.slow-request-threshold}.
		 */
		SLOW {

			@Override
			public String getName() {
				return "request.slow";
			}

		}

	}

}
