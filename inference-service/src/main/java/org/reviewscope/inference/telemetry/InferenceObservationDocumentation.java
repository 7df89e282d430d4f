package org.reviewscope.inference.telemetry;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * What is observed of a model's two steps.
 */
public enum InferenceObservationDocumentation implements ObservationDocumentation {

	/**
	 * Cuts the reviews of a request into tokens.
	 */
	TOKENIZE {
		@Override
		public String getName() {
			return "inference.tokenize";
		}

		@Override
		public String getContextualName() {
			return "tokenize";
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return KeyName.merge(ModelObservationKeys.values(), BatchKeys.values());
		}

		@Override
		public Observation.Event[] getEvents() {
			return Events.values();
		}
	},

	/**
	 * One run in ONNX Runtime over reviews of similar length.
	 */
	RUN {
		@Override
		public String getName() {
			return "inference.run";
		}

		@Override
		public String getContextualName() {
			return "onnx.run";
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return KeyName.merge(ModelObservationKeys.values(), BatchKeys.values(), ResultKeys.values());
		}
	};

	/**
	 * What a step worked on, on spans only.
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
		},

		/**
		 * Number of tokens of all reviews, without padding.
		 */
		TOKENS {
			@Override
			public String asString() {
				return "app.tokens";
			}
		},

		/**
		 * Number of reviews that were cut at the model's maximum.
		 */
		TRUNCATED {
			@Override
			public String asString() {
				return "app.truncated";
			}
		}

	}

	/**
	 * What came out, on spans only.
	 */
	public enum ResultKeys implements KeyName {

		/**
		 * Sentiment found; left out of a run over several reviews.
		 */
		SENTIMENT {
			@Override
			public String asString() {
				return "app.sentiment";
			}
		}

	}

	/**
	 * What happens while reviews are cut into tokens.
	 */
	public enum Events implements Observation.Event {

		/**
		 * A review was longer than the model reads: its end plays no part.
		 */
		TRUNCATED {
			@Override
			public String getName() {
				return "review.truncated";
			}

			@Override
			public String getContextualName() {
				return "review.truncated";
			}
		}

	}

}
