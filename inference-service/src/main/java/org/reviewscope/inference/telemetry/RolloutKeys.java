package org.reviewscope.inference.telemetry;

import io.micrometer.common.docs.KeyName;

/**
 * Which version it is, and what it does in a rollout.
 */
public enum RolloutKeys implements KeyName {

	/**
	 * One of {@code active}, {@code canary} and {@code shadow}.
	 */
	ROLE {
		@Override
		public String asString() {
			return "role";
		}
	},

	/**
	 * Version of the model.
	 */
	MODEL_VERSION {
		@Override
		public String asString() {
			return "model.version";
		}
	}

}
