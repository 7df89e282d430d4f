package org.reviewscope.inference.telemetry;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * What is observed of rollouts.
 */
public enum RolloutObservationDocumentation implements ObservationDocumentation {

	/**
	 * The work of one version on a request while a rollout is on: queue, tokens and
	 * inference. The span is called {@code active}, {@code canary} or {@code shadow}; a
	 * shadow's begins when the request is answered.
	 * <p>
	 * Histogram with 60 buckets from 0.001 to 10.
	 */
	VERSION {
		@Override
		public String getName() {
			return "prediction.version.latency";
		}

		@Override
		public String getContextualName() {
			return "{role}";
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return KeyName.merge(RolloutKeys.values(), OutcomeKeys.values());
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return BatchKeys.values();
		}
	};

	/**
	 * How the work ended.
	 */
	public enum OutcomeKeys implements KeyName {

		/**
		 * One of {@code success}, {@code busy} (turned away by the queue, or too late)
		 * and {@code failed}.
		 */
		OUTCOME {
			@Override
			public String asString() {
				return "outcome";
			}
		}

	}

	/**
	 * What the version worked on, on spans only.
	 */
	public enum BatchKeys implements KeyName {

		/**
		 * Number of reviews.
		 */
		BATCH_SIZE {
			@Override
			public String asString() {
				return "app.batch.size";
			}
		}

	}

}
