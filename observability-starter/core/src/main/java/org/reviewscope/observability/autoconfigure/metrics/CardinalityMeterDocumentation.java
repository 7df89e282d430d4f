package org.reviewscope.observability.autoconfigure.metrics;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;

/**
 * Meters about the guard itself.
 */
enum CardinalityMeterDocumentation implements MeterDocumentation {

	/**
	 * Attempts to record a time series that was denied because its meter has too many.
	 */
	DENIED {

		@Override
		public String getName() {
			return "reviewscope.metrics.denied";
		}

		@Override
		public Meter.Type getType() {
			return Meter.Type.COUNTER;
		}

		@Override
		public KeyName[] getKeyNames() {
			return Keys.values();
		}

	};

	/**
	 * Tags of the counter.
	 */
	enum Keys implements KeyName {

		/**
		 * Name of the meter that has too many time series.
		 */
		METER {

			@Override
			public String asString() {
				return "meter";
			}

		}

	}

}
