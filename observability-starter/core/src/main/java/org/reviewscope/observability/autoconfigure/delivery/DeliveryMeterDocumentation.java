package org.reviewscope.observability.autoconfigure.delivery;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;

/**
 * Meters about the delivery of telemetry.
 */
enum DeliveryMeterDocumentation implements MeterDocumentation {

	/**
	 * Spans and log lines that will never leave the service.
	 */
	LOST {

		@Override
		public String getName() {
			return "reviewscope.telemetry.lost";
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
		 * What was lost: `spans` or `logs`.
		 */
		SIGNAL {

			@Override
			public String asString() {
				return "signal";
			}

		},

		/**
		 * `buffer_full`: made faster than sent, or while no receiver was there.
		 * `not_delivered`: refused for good, given up after the time limit, or left over
		 * when the service stopped.
		 */
		REASON {

			@Override
			public String asString() {
				return "reason";
			}

		}

	}

}
