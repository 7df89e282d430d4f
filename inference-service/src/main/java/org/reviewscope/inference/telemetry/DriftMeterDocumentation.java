package org.reviewscope.inference.telemetry;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;

/**
 * The meters of drift. There are none for a version whose artifact holds no reference.
 */
public enum DriftMeterDocumentation implements MeterDocumentation {

	/**
	 * Population stability index: how far the last predictions are from the reference of
	 * the version that serves. Has no unit: under 0.1 no change, from 0.25 on drift;
	 * {@code NaN} while the predictions are too few to tell.
	 */
	INDEX {
		@Override
		public String getName() {
			return "prediction.drift.psi";
		}

		@Override
		public Meter.Type getType() {
			return Meter.Type.GAUGE;
		}

		@Override
		public KeyName[] getKeyNames() {
			return FeatureKeys.values();
		}
	},

	/**
	 * Share of the predictions in each bin, from 0 to 1: of the last predictions, and of
	 * the reference.
	 */
	SHARE {
		@Override
		public String getName() {
			return "prediction.drift.share";
		}

		@Override
		public Meter.Type getType() {
			return Meter.Type.GAUGE;
		}

		@Override
		public KeyName[] getKeyNames() {
			return KeyName.merge(FeatureKeys.values(), ShareKeys.values());
		}
	},

	/**
	 * Predictions that are compared with the reference: the last ones of the version that
	 * serves.
	 */
	PREDICTIONS {
		@Override
		public String getName() {
			return "prediction.drift.predictions";
		}

		@Override
		public Meter.Type getType() {
			return Meter.Type.GAUGE;
		}
	};

	/**
	 * What is compared.
	 */
	public enum FeatureKeys implements KeyName {

		/**
		 * One of {@code class}, {@code confidence}, {@code length} (characters of the
		 * review) and {@code tokens}.
		 */
		FEATURE {
			@Override
			public String asString() {
				return "feature";
			}
		}

	}

	/**
	 * Labels of shares.
	 */
	public enum ShareKeys implements KeyName {

		/**
		 * The class, or the largest value of the bin; the smallest is above that of the
		 * bin before.
		 */
		BIN {
			@Override
			public String asString() {
				return "bin";
			}
		},

		/**
		 * One of {@code current} and {@code reference}.
		 */
		WINDOW {
			@Override
			public String asString() {
				return "window";
			}
		}

	}

}
