package org.reviewscope.gateway.prediction;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Several reviews to classify in one run of the model.
 *
 * @param reviews texts of the reviews
 */
record BatchRequest(@Nullable List<@Nullable String> reviews) {

	/** Part of the contract, the same as inference's, and so no setting. */
	static final int MAX_REVIEWS = 64;

	List<@Nullable String> checkedReviews() {
		int size = (this.reviews != null) ? this.reviews.size() : 0;
		if (this.reviews == null || size < 1 || size > MAX_REVIEWS) {
			throw new BatchSizeException(size);
		}
		return this.reviews;
	}

}
