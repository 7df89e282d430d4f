package org.reviewscope.modelstore.prediction;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;

/**
 * The meters of recorded predictions.
 */
enum FeedbackMeterDocumentation implements MeterDocumentation {

	/**
	 * How often users said that a prediction was right or wrong. A word that is taken
	 * back counts again, a word that is repeated does not.
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
