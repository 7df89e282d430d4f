package org.reviewscope.modelstore.prediction;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.persistence.Embeddable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;
import org.reviewscope.modelstore.database.StorableTime;
import org.reviewscope.modelstore.model.ModelId;
import org.reviewscope.modelstore.model.Sentiment;

/**
 * What is kept of a prediction: one type for JSON and for the table. Two writes are the
 * same write if their records are equal.
 *
 * @param sentiment what the model said
 * @param confidence how sure it was
 * @param scores how sure it was of each sentiment
 * @param model the version that said it
 * @param reviewLength the review's length in characters; its text is not kept
 * @param tokens how many tokens the model read
 * @param truncated whether the review had more tokens than the model reads
 * @param traceId the trace of the request
 * @param createdAt when it was made
 */
@Embeddable
@OwnScores
record PredictionRecord(@NotNull Sentiment sentiment, @NotNull @DecimalMin("0") @DecimalMax("1") Double confidence,
		@NotNull @Valid Scores scores, @NotNull @Valid ModelId model, @NotNull @PositiveOrZero Integer reviewLength,
		@NotNull @PositiveOrZero Integer tokens, @NotNull Boolean truncated,
		@Nullable @Pattern(regexp = "[0-9a-f]{32}") String traceId, @NotNull @StorableTime Instant createdAt) {

	/**
	 * Reduces the values to what databases keep, or a repeated write would differ from
	 * the stored one.
	 */
	@SuppressWarnings("NullAway") // Jackson passes null for what is missing, which
									// validation refuses
	PredictionRecord {
		confidence = Scores.withoutSign(confidence);
		createdAt = (createdAt != null) ? createdAt.truncatedTo(ChronoUnit.MICROS) : createdAt;
	}

}
