package org.reviewscope.inference.serving;

import org.jspecify.annotations.Nullable;
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
	 * @param candidate the version that the store wants to be tried beside it, if any
	 */
	record ActiveVersion(String name, String version, String sha256, long sizeBytes,
			@Nullable CandidateVersion candidate) {

		ModelRef ref() {
			return new ModelRef(this.name, this.version);
		}

	}

	/**
	 * The version that the store wants to be tried.
	 *
	 * @param name the model's name
	 * @param version its version
	 * @param sha256 the checksum of its artifact
	 * @param mode how it is tried
	 * @param percent the share of the requests that it gets
	 */
	record CandidateVersion(String name, String version, String sha256, String mode, int percent) {

		ModelRef ref() {
			return new ModelRef(this.name, this.version);
		}

		Rollout rollout() {
			return new Rollout(ref(), Rollout.Mode.of(this.mode), this.percent);
		}

	}

}
