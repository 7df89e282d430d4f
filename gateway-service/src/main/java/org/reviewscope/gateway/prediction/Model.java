package org.reviewscope.gateway.prediction;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The model that a prediction came from, without which no two predictions compare.
 *
 * @param name name of the model
 * @param version version of the model
 */
public record Model(@JsonProperty(required = true) String name, @JsonProperty(required = true) String version) {
}
