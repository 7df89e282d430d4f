package org.reviewscope.inference.telemetry;

import io.micrometer.common.docs.KeyName;

/**
 * Names the version, on spans only.
 */
public enum ModelObservationKeys implements KeyName {

	/**
	 * Name of the model.
	 */
	NAME {
		@Override
		public String asString() {
			return "app.model.name";
		}
	},

	/**
	 * Version of the model.
	 */
	VERSION {
		@Override
		public String asString() {
			return "app.model.version";
		}
	}

}
