package org.reviewscope.inference.prediction;

import java.util.Locale;

/**
 * Why a review got no prediction, as {@code prediction_error_total} counts it.
 */
enum ErrorReason {

	/** The request was no JSON of the expected shape. */
	MALFORMED,

	/** A review without an id. */
	MISSING_ID,

	/** The same id twice in a batch. */
	DUPLICATE_ID,

	/** A review without text. */
	BLANK,

	/** A review over the limit. */
	TOO_LONG,

	/** A good review in a batch that was refused because of another one. */
	BATCH_REFUSED,

	/** A batch that is empty or too large. */
	BATCH_SIZE,

	/** Too much work before it to be answered in time: refused at once. */
	QUEUE_FULL,

	/** Not answered in time. */
	DEADLINE,

	/** No model loaded yet. */
	NO_MODEL,

	/** A fault of ours. */
	INTERNAL;

	/**
	 * Whether a single review is at fault, and the others of its batch are not.
	 * @return {@code false} if the reason is one of the whole request
	 */
	boolean isOfOneReview() {
		return switch (this) {
			case MISSING_ID, DUPLICATE_ID, BLANK, TOO_LONG -> true;
			case MALFORMED, BATCH_REFUSED, BATCH_SIZE, QUEUE_FULL, DEADLINE, NO_MODEL, INTERNAL -> false;
		};
	}

	String key() {
		return name().toLowerCase(Locale.ROOT);
	}

}
