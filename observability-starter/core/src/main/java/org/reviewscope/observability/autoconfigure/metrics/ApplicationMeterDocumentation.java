package org.reviewscope.observability.autoconfigure.metrics;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;

/**
 * Meters about the service itself.
 */
enum ApplicationMeterDocumentation implements MeterDocumentation {

	/**
	 * Always 1: its label tells which version runs, and joins versions to other metrics.
	 */
	APPLICATION_INFO {

		@Override
		public String getName() {
			return "application.info";
		}

		@Override
		public Meter.Type getType() {
			return Meter.Type.GAUGE;
		}

		@Override
		public KeyName[] getKeyNames() {
			return ApplicationKeys.values();
		}

	};

	/**
	 * Labels of the gauge.
	 */
	enum ApplicationKeys implements KeyName {

		/**
		 * Version that was built, `unknown` without build information.
		 */
		VERSION {

			@Override
			public String asString() {
				return "version";
			}

		}

	}

}
