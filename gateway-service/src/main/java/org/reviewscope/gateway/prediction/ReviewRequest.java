package org.reviewscope.gateway.prediction;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A review to classify.
 *
 * @param review text of the review
 */
record ReviewRequest(@Schema(description = "Text of the review, not blank", minLength = 1, maxLength = 5000,
		requiredMode = Schema.RequiredMode.REQUIRED,
		example = "This app is fantastic! I use it every day.") @Nullable String review) {
}
