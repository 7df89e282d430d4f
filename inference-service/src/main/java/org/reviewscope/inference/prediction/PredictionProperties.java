package org.reviewscope.inference.prediction;

import java.time.Duration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How reviews are taken in and worked on.
 *
 * @param maxReviewLength the most characters of a review
 * @param maxBatchSize the most reviews of a batch
 * @param queue the line in front of the model
 * @param group which reviews of a batch share a run of the model
 */
@ConfigurationProperties("reviewscope.inference.prediction")
@Validated
record PredictionProperties(@DefaultValue("5000") @Min(1) int maxReviewLength,
		@DefaultValue("64") @Min(1) int maxBatchSize, @DefaultValue @Valid Queue queue,
		@DefaultValue @Valid Group group) {

	/**
	 * The line in front of the model.
	 *
	 * @param threads how many requests the model works on at a time; 0: as many as the
	 * machine has cores for, given {@code reviewscope.inference.model.intra-op-threads}
	 * @param capacity how many requests may wait
	 * @param deadline how long a request may wait and be worked on
	 */
	record Queue(@DefaultValue("0") @Min(0) int threads, @DefaultValue("64") @Min(1) int capacity,
			@DefaultValue("10s") Duration deadline) {

	}

	/**
	 * Which reviews of a batch share a run of the model.
	 *
	 * @param maxSize the most reviews
	 * @param maxTokens the most tokens with padding
	 * @param maxPadding the largest share of a review that may be padding
	 */
	record Group(@DefaultValue("16") @Min(1) int maxSize, @DefaultValue("4096") @Min(1) int maxTokens,
			@DefaultValue("0.2") @DecimalMin("0") @DecimalMax("1") double maxPadding) {

	}

}
