package org.reviewscope.inference.prediction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.reviewscope.inference.sentiment.Review;

/**
 * What a review must be to be read. A length is what {@link String#length()} says: an
 * emoji counts as two.
 */
final class ReviewLimits {

	private final int maxReviewLength;

	private final int maxBatchSize;

	ReviewLimits(int maxReviewLength, int maxBatchSize) {
		this.maxReviewLength = maxReviewLength;
		this.maxBatchSize = maxBatchSize;
	}

	/**
	 * Checks one review.
	 * @param request what a client asks
	 * @return the review
	 * @throws PredictionException if it breaks a limit
	 */
	Review check(PredictionRequest request) {
		return check(request, "The review");
	}

	/**
	 * Checks a batch. One bad review spoils it, and is named by its index.
	 * @param requests what a client asks
	 * @return the reviews
	 * @throws PredictionException if one breaks a limit
	 */
	List<Review> checkBatch(List<@Nullable PredictionRequest> requests) {
		if (requests.isEmpty() || requests.size() > this.maxBatchSize) {
			throw PredictionException.refused(ErrorReason.BATCH_SIZE, "Batch size out of range",
					"Send 1 to %d predictions, not %d.".formatted(this.maxBatchSize, requests.size()));
		}
		List<Review> reviews = new ArrayList<>(requests.size());
		Set<UUID> ids = new HashSet<>();
		for (int i = 0; i < requests.size(); i++) {
			Review review = check(requests.get(i), "The review at index " + i);
			if (!ids.add(review.id())) {
				throw PredictionException.refused(ErrorReason.DUPLICATE_ID, "Duplicate id",
						"The id at index " + i + " has been used before in this batch.");
			}
			reviews.add(review);
		}
		return reviews;
	}

	private Review check(@Nullable PredictionRequest request, String subject) {
		if (request == null || request.id() == null) {
			throw PredictionException.refused(ErrorReason.MISSING_ID, "Missing id", subject + " needs an id, a UUID.");
		}
		String text = request.review();
		if (text == null || !VisibleText.isIn(text)) {
			throw PredictionException.refused(ErrorReason.BLANK, "Blank review",
					subject + " has no text. Send at least one visible character.");
		}
		if (text.length() > this.maxReviewLength) {
			throw PredictionException.refused(ErrorReason.TOO_LONG, "Review too long",
					"%s has %d characters. Send at most %d.".formatted(subject, text.length(), this.maxReviewLength));
		}
		return new Review(request.id(), text);
	}

}
