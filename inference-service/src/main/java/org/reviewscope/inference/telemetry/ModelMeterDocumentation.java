package org.reviewscope.inference.telemetry;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;

/**
 * The meters of models that no observation makes.
 */
public enum ModelMeterDocumentation implements MeterDocumentation {

	/**
	 * 1 for the version that serves; no series for others.
	 */
	ACTIVE {
		@Override
		public String getName() {
			return "model.active";
		}

		@Override
		public Meter.Type getType() {
			return Meter.Type.GAUGE;
		}

		@Override
		public KeyName[] getKeyNames() {
			return Keys.values();
		}
	},

	/**
	 * Swaps that failed, so that the old version went on serving.
	 */
	SWAP_FAILURES {
		@Override
		public String getName() {
			return "model.swap.failures";
		}

		@Override
		public Meter.Type getType() {
			return Meter.Type.COUNTER;
		}
	},

	/**
	 * Candidates that could not be loaded, so that they are not tried.
	 */
	CANDIDATE_FAILURES {
		@Override
		public String getName() {
			return "model.candidate.failures";
		}

		@Override
		public Meter.Type getType() {
			return Meter.Type.COUNTER;
		}
	};

	/**
	 * Labels of the active model.
	 */
	public enum Keys implements KeyName {

		/**
		 * Name of the model.
		 */
		NAME {
			@Override
			public String asString() {
				return "name";
			}
		},

		/**
		 * Version of the model.
		 */
		VERSION {
			@Override
			public String asString() {
				return "version";
			}
		}

	}

}
