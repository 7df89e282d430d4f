package org.reviewscope.gateway.prediction;

import java.util.List;
import java.util.stream.IntStream;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Several reviews to classify in one run of the model.
 *
 * @param reviews texts of the reviews; other types are read, too, so that the answer can
 * name the index of the wrong one
 */
record BatchRequest(@ArraySchema(minItems = 1, maxItems = BatchRequest.MAX_REVIEWS,
		arraySchema = @Schema(description = "Texts of the reviews", requiredMode = Schema.RequiredMode.REQUIRED),
		schema = @Schema(implementation = String.class, description = ReviewRequest.LIMITS, minLength = 1,
				maxLength = 5000, pattern = ReviewRequest.VISIBLE,
				example = "It's a decent app, nothing extraordinary but useful.")) @Nullable List<@Nullable Object> reviews) {

	/** Part of the API, and the same in inference: no setting. */
	static final int MAX_REVIEWS = 64;

	List<@Nullable String> texts() {
		int size = (this.reviews != null) ? this.reviews.size() : 0;
		if (this.reviews == null || size < 1 || size > MAX_REVIEWS) {
			throw BadBatchException.ofSize(size);
		}
		List<@Nullable Object> given = this.reviews;
		return IntStream.range(0, size).<@Nullable String>mapToObj((i) -> text(given.get(i), i)).toList();
	}

	private static @Nullable String text(@Nullable Object review, int index) {
		if (review == null || review instanceof String) {
			return (String) review;
		}
		throw BadBatchException.noTextAt(index);
	}

}
