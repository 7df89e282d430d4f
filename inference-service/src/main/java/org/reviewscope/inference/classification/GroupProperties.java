package org.reviewscope.inference.classification;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Which reviews of a batch share a run of the model. The values are in
 * {@code application.yaml}.
 *
 * @param maxSize the most reviews
 * @param maxTokens the most tokens with padding
 * @param maxPadding the largest share of a review that may be padding
 */
@ConfigurationProperties("reviewscope.inference.prediction.group")
@Validated
record GroupProperties(@Min(1) int maxSize, @Min(1) int maxTokens,
		@DecimalMin("0") @DecimalMax("1") double maxPadding) {

	BatchPlanner planner() {
		return new BatchPlanner(this.maxSize, this.maxTokens, this.maxPadding);
	}

}
