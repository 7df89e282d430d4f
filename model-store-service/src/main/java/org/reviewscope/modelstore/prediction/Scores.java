package org.reviewscope.modelstore.prediction;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * How sure the model was of each sentiment.
 *
 * @param negative the score of negative
 * @param neutral the score of neutral
 * @param positive the score of positive
 */
@Embeddable
record Scores(@Column(name = "score_negative") @NotNull @DecimalMin("0") @DecimalMax("1") Double negative,
		@Column(name = "score_neutral") @NotNull @DecimalMin("0") @DecimalMax("1") Double neutral,
		@Column(name = "score_positive") @NotNull @DecimalMin("0") @DecimalMax("1") Double positive) {

	@SuppressWarnings("NullAway") // see PredictionRecord
	Scores {
		negative = withoutSign(negative);
		neutral = withoutSign(neutral);
		positive = withoutSign(positive);
	}

	/**
	 * Turns -0.0, which databases may not keep, into 0.0.
	 * @param score a score, or {@code null}
	 * @return the score
	 */
	static @Nullable Double withoutSign(@Nullable Double score) {
		return (score != null) ? Double.valueOf(score + 0.0) : null;
	}

}
