package org.reviewscope.inference.telemetry;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;

/**
 * The meters of predictions that no observation makes. A batch of n reviews counts n in
 * all of them, but once in the queue.
 */
public enum PredictionMeterDocumentation implements MeterDocumentation {

	/**
	 * Reviews that clients asked about, answered or not. A request that cannot be read
	 * counts as one review.
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
	 * Reviews that got no prediction, by reason. What hits a whole batch counts each of
	 * its reviews; of a batch that is refused because of one review, that one counts
	 * under its own reason and the others under {@code batch_refused}.
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
	 * Length of all reviews that clients asked about, refused ones included, in
	 * characters. Quantiles are of the last five minutes, and none ({@code NaN}) without
	 * a review in them.
	 * <p>
	 * Summary with the quantiles 0.5, 0.9 and 0.99.
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
	 * <p>
	 * Histogram with buckets up to 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99 and 1.
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
	 * Tokens of the reviews that were predicted, as many as the model read.
	 * <p>
	 * Histogram with buckets up to 8, 16, 32, 64, 128, 256 and 512. The largest of the
	 * last minutes is the gauge {@code prediction_tokens_max}.
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
	 * Time that a request waited for a thread of the model.
	 * <p>
	 * Histogram with buckets up to 0.001, 0.005, 0.025, 0.1, 0.25, 1 and 5.
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
	public enum ErrorKeys implements KeyName {

		/**
		 * One of {@code malformed} (no JSON of the expected shape), {@code missing_id},
		 * {@code duplicate_id} (within a batch), {@code blank}, {@code too_long},
		 * {@code batch_refused} (a good review in a batch that was refused because of
		 * another), {@code batch_size}, {@code queue_full}, {@code deadline},
		 * {@code no_model} and {@code internal} (a fault of ours).
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
	public enum ResultKeys implements KeyName {

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
