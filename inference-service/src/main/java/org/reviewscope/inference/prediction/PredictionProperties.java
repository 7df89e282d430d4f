package org.reviewscope.inference.prediction;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How reviews are taken in and worked on. The values are in {@code application.yaml}.
 *
 * @param maxReviewLength the most characters of a review
 * @param maxBatchSize the most reviews of a batch
 */
@ConfigurationProperties("reviewscope.inference.prediction")
@Validated
record PredictionProperties(@Min(1) int maxReviewLength, @Min(1) int maxBatchSize) {

}
