package org.reviewscope.inference.prediction;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How reviews are taken in and worked on. The values are in {@code application.yaml}.
 *
 * @param maxReviewLength the most characters of a review
 * @param maxBatchSize the most reviews of a batch
 * @param group which reviews of a batch share a run of the model
 */
@ConfigurationProperties("reviewscope.inference.prediction")
@Validated
record PredictionProperties(@Min(1) int maxReviewLength, @Min(1) int maxBatchSize, @NotNull @Valid Group group) {

	/**
	 * Which reviews of a batch share a run of the model.
	 *
	 * @param maxSize the most reviews
	 * @param maxTokens the most tokens with padding
	 * @param maxPadding the largest share of a review that may be padding
	 */
	record Group(@Min(1) int maxSize, @Min(1) int maxTokens, @DecimalMin("0") @DecimalMax("1") double maxPadding) {

	}

}
