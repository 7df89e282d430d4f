package org.reviewscope.gateway.prediction;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * How sure the model is of each sentiment.
 *
 * @param negative share of the negative sentiment
 * @param neutral share of the neutral sentiment
 * @param positive share of the positive sentiment; the three sum to about 1
 */
public record Scores(@Schema(example = "0.01") @JsonProperty(required = true) double negative,
		@Schema(example = "0.02") @JsonProperty(required = true) double neutral,
		@Schema(example = "0.97") @JsonProperty(required = true) double positive) {
}
