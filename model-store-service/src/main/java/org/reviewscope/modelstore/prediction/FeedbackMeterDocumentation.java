package org.reviewscope.modelstore.prediction;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;

/**
 * The meters of recorded predictions.
 */
enum FeedbackMeterDocumentation implements MeterDocumentation {

	/**
	 * Feedback of users on predictions, right or wrong. Changed feedback counts again,
	 * repeated feedback does not.
	 */
	FEEDBACK {

		@Override
		public String getName() {
			return "prediction.feedback";
		}

		@Override
		public Meter.Type getType() {
			return Meter.Type.COUNTER;
		}

		@Override
		public KeyName[] getKeyNames() {
			return FeedbackKey.values();
		}

	};

	/**
	 * What feedback is counted by.
	 */
	enum FeedbackKey implements KeyName {

		/**
		 * What the model said: negative, neutral or positive.
		 */
		PREDICTED {

			@Override
			public String asString() {
				return "predicted";
			}

		},

		/**
		 * What the user says: negative, neutral or positive.
		 */
		ACTUAL {

			@Override
			public String asString() {
				return "actual";
			}

		},

		/**
		 * The version that was judged, or "other" if it is not in the registry.
		 */
		MODEL_VERSION {

			@Override
			public String asString() {
				return "model.version";
			}

		}

	}

}
