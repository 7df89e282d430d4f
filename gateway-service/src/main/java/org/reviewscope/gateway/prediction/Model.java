package org.reviewscope.gateway.prediction;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The model that a prediction came from: predictions of different versions do not
 * compare.
 *
 * @param name name of the model
 * @param version version of the model
 */
public record Model(@Schema(example = "sentiment-minilm") @JsonProperty(required = true) String name,
		@Schema(example = "1.0.0") @JsonProperty(required = true) String version) {
}
