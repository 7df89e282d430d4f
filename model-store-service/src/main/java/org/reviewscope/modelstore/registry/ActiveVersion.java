package org.reviewscope.modelstore.registry;

import java.time.Instant;

import org.reviewscope.modelstore.model.ModelId;

/**
 * The version that is to be served.
 *
 * @param name the model's name
 * @param version the version's name
 * @param sha256 the artifact's checksum
 * @param sizeBytes the artifact's size
 * @param activatedAt when it was activated
 */
public record ActiveVersion(String name, String version, String sha256, long sizeBytes, Instant activatedAt) {

	ActiveVersion(Activation activation) {
		this(activation.version().model().name(), activation.version().model().version(), activation.version().sha256(),
				activation.version().sizeBytes(), activation.activatedAt());
	}

	/**
	 * Returns which version of which model this is.
	 * @return the id
	 */
	public ModelId id() {
		return new ModelId(this.name, this.version);
	}

}
