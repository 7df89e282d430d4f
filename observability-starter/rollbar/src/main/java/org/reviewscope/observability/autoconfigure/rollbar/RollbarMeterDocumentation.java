package org.reviewscope.observability.autoconfigure.rollbar;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;

/**
 * Meters about what is sent to Rollbar.
 */
enum RollbarMeterDocumentation implements MeterDocumentation {

	/**
	 * Warnings and errors that Rollbar will never get.
	 */
	DROPPED {

		@Override
		public String getName() {
			return "reviewscope.rollbar.dropped";
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
		 * `failed`: no item could be made of a line. `queue_full`: made faster than sent.
		 * `refused`: a wrong token, or an answer that will not change. `unavailable`:
		 * away, silent, busy or limiting for too long. `stopped`: left over when the
		 * service stopped.
		 */
		REASON {

			@Override
			public String asString() {
				return "reason";
			}

		}

	}

}
