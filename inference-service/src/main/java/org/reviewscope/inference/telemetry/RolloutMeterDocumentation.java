package org.reviewscope.inference.telemetry;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;

/**
 * The meters of rollouts that no observation makes. There are none before the first
 * rollout, and nothing is added to them without one.
 */
public enum RolloutMeterDocumentation implements MeterDocumentation {

	/**
	 * Percentage of the requests that the candidate gets; no series without a rollout.
	 */
	CANDIDATE_PERCENT {
		@Override
		public String getName() {
			return "model.candidate.percent";
		}

		@Override
		public Meter.Type getType() {
			return Meter.Type.GAUGE;
		}

		@Override
		public KeyName[] getKeyNames() {
			return CandidateKeys.values();
		}
	},

	/**
	 * Confidence of each version's answers during a rollout, from 0 to 1. Counts reviews.
	 * <p>
	 * Summary without quantiles. The largest of the last minutes is the gauge
	 * {@code prediction_version_confidence_max}.
	 */
	CONFIDENCE {
		@Override
		public String getName() {
			return "prediction.version.confidence";
		}

		@Override
		public Meter.Type getType() {
			return Meter.Type.DISTRIBUTION_SUMMARY;
		}

		@Override
		public KeyName[] getKeyNames() {
			return RolloutKeys.values();
		}
	},

	/**
	 * Reviews that a shadow has read after the active version answered, by whether both
	 * found the same sentiment.
	 */
	SHADOW_REVIEWS {
		@Override
		public String getName() {
			return "prediction.shadow.reviews";
		}

		@Override
		public Meter.Type getType() {
			return Meter.Type.COUNTER;
		}

		@Override
		public KeyName[] getKeyNames() {
			return AgreementKeys.values();
		}
	},

	/**
	 * Reviews that were meant for a shadow, and that it has not read.
	 */
	SHADOW_SKIPPED {
		@Override
		public String getName() {
			return "prediction.shadow.skipped";
		}

		@Override
		public Meter.Type getType() {
			return Meter.Type.COUNTER;
		}

		@Override
		public KeyName[] getKeyNames() {
			return SkippedKeys.values();
		}
	};

	/**
	 * Labels of the candidate.
	 */
	public enum CandidateKeys implements KeyName {

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
		},

		/**
		 * One of {@code shadow} and {@code canary}.
		 */
		MODE {
			@Override
			public String asString() {
				return "mode";
			}
		}

	}

	/**
	 * Labels of reviews that two versions have read.
	 */
	public enum AgreementKeys implements KeyName {

		/**
		 * Version of the shadow.
		 */
		MODEL_VERSION {
			@Override
			public String asString() {
				return "model.version";
			}
		},

		/**
		 * One of {@code same} and {@code different}.
		 */
		AGREEMENT {
			@Override
			public String asString() {
				return "agreement";
			}
		}

	}

	/**
	 * Labels of reviews that a shadow has not read.
	 */
	public enum SkippedKeys implements KeyName {

		/**
		 * Version of the shadow.
		 */
		MODEL_VERSION {
			@Override
			public String asString() {
				return "model.version";
			}
		},

		/**
		 * One of {@code busy} (it was still reading others, or there was too much to do)
		 * and {@code failed}.
		 */
		REASON {
			@Override
			public String asString() {
				return "reason";
			}
		}

	}

}
