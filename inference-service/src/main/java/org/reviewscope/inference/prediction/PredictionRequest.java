package org.reviewscope.inference.prediction;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What a client asks, as it comes: nothing is checked yet.
 *
 * @param id the prediction's id, minted by the client so that a repeat is no second one
 * @param review the review's text
 */
record PredictionRequest(@Nullable UUID id, @Nullable String review) {

	/**
	 * Returns the review's length.
	 * @return characters as {@link String#length()} counts them, 0 without a text
	 */
	int length() {
		return (this.review != null) ? this.review.length() : 0;
	}

	@Override
	public String toString() {
		// The text of a review has no place in a log
		return "PredictionRequest[id=" + this.id + "]";
	}

	/**
	 * Many reviews in one request, as they come.
	 *
	 * @param predictions what is asked
	 */
	record Batch(@Nullable List<@Nullable PredictionRequest> predictions) {

		List<@Nullable PredictionRequest> asked() {
			return (this.predictions != null) ? this.predictions : List.of();
		}

	}

}
