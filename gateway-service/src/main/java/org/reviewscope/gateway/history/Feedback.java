package org.reviewscope.gateway.history;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.reviewscope.gateway.prediction.Sentiment;

/**
 * What a prediction should have been, according to somebody who has read the review.
 *
 * @param sentiment the true sentiment
 */
record Feedback(@Schema(description = "The true sentiment", example = "negative",
		requiredMode = Schema.RequiredMode.REQUIRED) @NotNull(
				message = "must be negative, neutral or positive") @Nullable Sentiment sentiment) {
}
