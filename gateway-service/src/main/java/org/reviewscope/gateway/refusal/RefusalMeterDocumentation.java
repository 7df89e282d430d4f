package org.reviewscope.gateway.refusal;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;

/**
 * The meters of refusals.
 */
enum RefusalMeterDocumentation implements MeterDocumentation {

	/**
	 * Requests that the gateway answered with a 4xx itself, without calling another
	 * service. A 4xx of another service that is passed on does not count.
	 */
	REFUSALS {

		@Override
		public String getName() {
			return "gateway.refusals";
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
	 * Labels of refusals.
	 */
	enum Keys implements KeyName {

		/**
		 * One of {@code malformed} (the body is missing or no JSON), {@code wrong_type}
		 * (a value in it is), {@code missing_value}, {@code batch_size},
		 * {@code body_too_large}, {@code body_too_slow}, {@code invalid_id} (no UUID),
		 * {@code invalid_header} (tenant or user), {@code unsupported_media_type},
		 * {@code not_acceptable}, {@code method_not_allowed}, {@code unknown_path} and
		 * {@code other}.
		 */
		REASON {

			@Override
			public String asString() {
				return "reason";
			}

		}

	}

}
