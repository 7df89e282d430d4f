package org.reviewscope.inference.serving;

import org.reviewscope.inference.sentiment.ModelRef;

import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * What the model store tells about models.
 */
@HttpExchange("/models")
interface ModelRegistryClient {

	@GetExchange("/active")
	ActiveVersion active();

	/**
	 * The version that the store wants to be served.
	 *
	 * @param name the model's name
	 * @param version its version
	 * @param sha256 the checksum of its artifact
	 * @param sizeBytes the size of its artifact
	 */
	record ActiveVersion(String name, String version, String sha256, long sizeBytes) {

		ModelRef ref() {
			return new ModelRef(this.name, this.version);
		}

	}

}
