package org.reviewscope.gateway.prediction;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What a review feels like; lower case in JSON.
 */
@Schema(description = "What a review feels like")
public enum Sentiment {

	/** The reviewer is unhappy. */
	@JsonProperty("negative")
	NEGATIVE,

	/** The reviewer is lukewarm, or says nothing of a feeling. */
	@JsonProperty("neutral")
	NEUTRAL,

	/** The reviewer is happy. */
	@JsonProperty("positive")
	POSITIVE

}
