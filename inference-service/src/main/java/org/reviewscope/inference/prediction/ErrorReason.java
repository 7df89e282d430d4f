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

	/** A batch that is empty or too large. */
	BATCH_SIZE,

	/** All threads busy and the queue full. */
	QUEUE_FULL,

	/** Not answered in time. */
	DEADLINE,

	/** No model loaded yet. */
	NO_MODEL,

	/** A fault of ours. */
	INTERNAL;

	String key() {
		return name().toLowerCase(Locale.ROOT);
	}

}
