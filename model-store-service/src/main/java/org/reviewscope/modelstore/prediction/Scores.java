package org.reviewscope.modelstore.prediction;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;

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

}
