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
	REQUESTS("prediction.requests", Meter.Type.COUNTER),

	/**
	 * Reviews that got no prediction, by reason. One bad review spoils its batch.
	 */
	ERRORS("prediction.error", Meter.Type.COUNTER) {
		@Override
		public KeyName[] getKeyNames() {
			return KeyName.merge(ErrorKeys.values());
		}
	},

	/**
	 * Length of the reviews that were predicted, in characters.
	 */
	REVIEW_LENGTH("review.length.summary", Meter.Type.DISTRIBUTION_SUMMARY),

	/**
	 * Predictions by what came out.
	 */
	RESULTS("prediction.results", Meter.Type.COUNTER) {
		@Override
		public KeyName[] getKeyNames() {
			return KeyName.merge(ResultKeys.values());
		}
	},

	/**
	 * Confidence of the predictions, from 0 to 1.
	 */
	CONFIDENCE("prediction.confidence", Meter.Type.DISTRIBUTION_SUMMARY),

	/**
	 * Tokens of the reviews, as many as the model read.
	 */
	TOKENS("prediction.tokens", Meter.Type.DISTRIBUTION_SUMMARY),

	/**
	 * Predictions from the beginning of a review only.
	 */
	TRUNCATED("prediction.truncated", Meter.Type.COUNTER),

	/**
	 * Time that a request waited for a thread.
	 */
	QUEUE("inference.queue", Meter.Type.TIMER);

	private final String meterName;

	private final Meter.Type type;

	DocumentedPredictionMetrics(String meterName, Meter.Type type) {
		this.meterName = meterName;
		this.type = type;
	}

	@Override
	public String getName() {
		return this.meterName;
	}

	@Override
	public Meter.Type getType() {
		return this.type;
	}

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
