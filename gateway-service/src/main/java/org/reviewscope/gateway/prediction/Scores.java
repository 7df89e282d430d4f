package org.reviewscope.gateway.prediction;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How sure the model is of each sentiment, so that a close call can be told from a clear
 * one.
 *
 * @param negative share of the negative sentiment
 * @param neutral share of the neutral sentiment
 * @param positive share of the positive sentiment; the three sum to about 1
 */
public record Scores(@JsonProperty(required = true) double negative, @JsonProperty(required = true) double neutral,
		@JsonProperty(required = true) double positive) {
}
