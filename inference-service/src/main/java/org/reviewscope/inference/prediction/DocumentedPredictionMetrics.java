package org.reviewscope.inference.prediction;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;

/**
 * The meters of predictions that no observation makes. A batch of n reviews counts n in
 * all of them, but once in the queue.
 */
enum DocumentedPredictionMetrics implements MeterDocumentation {

	/**
	 * Reviews that clients asked about, answered or not.
	 */
	REQUESTS {
		@Override
		public String getName() {
			return "prediction.requests";
		}

		@Override
		public Meter.Type getType() {
			return Meter.Type.COUNTER;
		}
	},

	/**
	 * Reviews that got no prediction, by reason. One bad review spoils its batch.
	 */
	ERRORS {
		@Override
		public String getName() {
			return "prediction.error";
		}

		@Override
		public Meter.Type getType() {
			return Meter.Type.COUNTER;
		}

		@Override
		public KeyName[] getKeyNames() {
			return KeyName.merge(ErrorKeys.values());
		}
	},

	/**
	 * Length of the reviews that were predicted, in characters.
	 */
	REVIEW_LENGTH {
		@Override
		public String getName() {
			return "review.length.summary";
		}

		@Override
		public Meter.Type getType() {
			return Meter.Type.DISTRIBUTION_SUMMARY;
		}
	},

	/**
	 * Predictions by what came out.
	 */
	RESULTS {
		@Override
		public String getName() {
			return "prediction.results";
		}

		@Override
		public Meter.Type getType() {
			return Meter.Type.COUNTER;
		}

		@Override
		public KeyName[] getKeyNames() {
			return KeyName.merge(ResultKeys.values());
		}
	},

	/**
	 * Confidence of the predictions, from 0 to 1.
	 */
	CONFIDENCE {
		@Override
		public String getName() {
			return "prediction.confidence";
		}

		@Override
		public Meter.Type getType() {
			return Meter.Type.DISTRIBUTION_SUMMARY;
		}
	},

	/**
	 * Tokens of the reviews, as many as the model read.
	 */
	TOKENS {
		@Override
		public String getName() {
			return "prediction.tokens";
		}

		@Override
		public Meter.Type getType() {
			return Meter.Type.DISTRIBUTION_SUMMARY;
		}
	},

	/**
	 * Predictions from the beginning of a review only.
	 */
	TRUNCATED {
		@Override
		public String getName() {
			return "prediction.truncated";
		}

		@Override
		public Meter.Type getType() {
			return Meter.Type.COUNTER;
		}
	},

	/**
	 * Time that a request waited for a thread.
	 */
	QUEUE {
		@Override
		public String getName() {
			return "inference.queue";
		}

		@Override
		public Meter.Type getType() {
			return Meter.Type.TIMER;
		}
	};

	/**
	 * Labels of errors.
	 */
	enum ErrorKeys implements KeyName {

		/**
		 * Why there was no prediction.
		 */
		REASON {
			@Override
			public String asString() {
				return "reason";
			}
		}

	}

	/**
	 * Labels of results.
	 */
	enum ResultKeys implements KeyName {

		/**
		 * One of {@code negative}, {@code neutral} and {@code positive}.
		 */
		SENTIMENT {
			@Override
			public String asString() {
				return "sentiment";
			}
		},

		/**
		 * Version of the model that predicted.
		 */
		MODEL_VERSION {
			@Override
			public String asString() {
				return "model.version";
			}
		}

	}

}
