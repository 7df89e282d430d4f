package org.reviewscope.inference.telemetry;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * What is observed of predictions.
 */
public enum PredictionObservationDocumentation implements ObservationDocumentation {

	/**
	 * One request's predictions: limits, queue, tokens and inference; not the record. A
	 * batch is one observation.
	 * <p>
	 * Histogram with 60 buckets from 0.001 to 10.
	 */
	PREDICTION {
		@Override
		public String getName() {
			return "prediction.latency";
		}

		@Override
		public String getContextualName() {
			return "predict";
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return LowCardinalityKeys.values();
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return HighCardinalityKeys.values();
		}
	};

	/**
	 * Labels of the timer, attributes of the span.
	 */
	public enum LowCardinalityKeys implements KeyName {

		/**
		 * One of {@code success}, {@code refused} (the client's fault) and
		 * {@code failed}.
		 */
		OUTCOME {
			@Override
			public String asString() {
				return "outcome";
			}
		}

	}

	/**
	 * Attributes of the span only.
	 */
	public enum HighCardinalityKeys implements KeyName {

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
		 * Number of reviews that the cache of results answered; left out without a cache.
		 */
		CACHE_HITS {
			@Override
			public String asString() {
				return "app.cache.hits";
			}
		},

		/**
		 * Name of the model that predicted.
		 */
		MODEL_NAME {
			@Override
			public String asString() {
				return "app.model.name";
			}
		},

		/**
		 * Version of the model that predicted.
		 */
		MODEL_VERSION {
			@Override
			public String asString() {
				return "app.model.version";
			}
		},

		/**
		 * Sentiment found; left out of a batch of several reviews.
		 */
		SENTIMENT {
			@Override
			public String asString() {
				return "app.sentiment";
			}
		},

		/**
		 * Number of tokens of all reviews.
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

}
