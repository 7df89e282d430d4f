package org.reviewscope.gateway.registry;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.reviewscope.gateway.prediction.Sentiment;

/**
 * All registered models, in the same form from the model store and in the public API.
 *
 * @param models the models
 */
record RegisteredModels(@JsonProperty(required = true) List<Entry> models) {

	/**
	 * A model with its versions.
	 *
	 * @param name name of the model
	 * @param versions its versions
	 */
	@Schema(name = "RegisteredModel")
	record Entry(@JsonProperty(required = true) String name, @JsonProperty(required = true) List<Version> versions) {
	}

	/**
	 * One version of a model.
	 *
	 * @param version version
	 * @param active whether predictions come from it
	 * @param candidate whether it is tried beside the active one: unseen, or on a share
	 * of the requests
	 * @param sha256 checksum of its artifact
	 * @param sizeBytes size of its artifact
	 * @param labels sentiments that it knows, in the order of its outputs
	 * @param maxLength tokens that it reads before it cuts a review off
	 * @param createdAt when it was registered
	 */
	@Schema(name = "ModelVersion")
	record Version(@JsonProperty(required = true) String version, @JsonProperty(required = true) boolean active,
			@JsonProperty(required = true) boolean candidate, @JsonProperty(required = true) String sha256,
			@JsonProperty(required = true) long sizeBytes, @JsonProperty(required = true) List<Sentiment> labels,
			@JsonProperty(required = true) int maxLength, @JsonProperty(required = true) Instant createdAt) {
	}

}
