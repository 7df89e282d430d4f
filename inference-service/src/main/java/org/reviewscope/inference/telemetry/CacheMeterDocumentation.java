package org.reviewscope.inference.telemetry;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;

/**
 * The meters of the cache of results.
 */
public enum CacheMeterDocumentation implements MeterDocumentation {

	/**
	 * Reviews that the cache of results was asked for; none without a cache.
	 */
	GETS {
		@Override
		public String getName() {
			return "prediction.cache.gets";
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
	 * Labels of reviews asked for.
	 */
	public enum Keys implements KeyName {

		/**
		 * One of {@code hit}, {@code miss} and {@code error}, when the cache failed and
		 * the model answered.
		 */
		RESULT {
			@Override
			public String asString() {
				return "result";
			}
		}

	}

}
