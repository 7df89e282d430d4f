package org.reviewscope.gateway.prediction;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A review to classify.
 *
 * @param review text of the review
 */
record ReviewRequest(@Schema(description = ReviewRequest.LIMITS, minLength = 1, maxLength = 5000,
		pattern = ReviewRequest.VISIBLE, requiredMode = Schema.RequiredMode.REQUIRED,
		example = "This app is fantastic! I use it every day.") @Nullable String review) {

	/**
	 * The schema's {@code maxLength} counts whole characters: no more, but maybe fewer.
	 */
	static final String LIMITS = "Text of a review: at least one visible character, "
			+ "and at most 5,000 UTF-16 code units, of which an emoji has two or more";

	/**
	 * A weaker rule than the one in words, so that every language's regular expressions
	 * can read it.
	 */
	static final String VISIBLE = "\\S";

}
