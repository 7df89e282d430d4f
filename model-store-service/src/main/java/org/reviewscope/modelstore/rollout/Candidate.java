package org.reviewscope.modelstore.rollout;

import java.time.Instant;

import org.reviewscope.modelstore.model.ModelId;

/**
 * The version that is tried beside the active one.
 *
 * @param model the version
 * @param mode how it is tried
 * @param percent the share of the requests that it gets
 * @param startedAt since when
 */
public record Candidate(ModelId model, RolloutMode mode, int percent, Instant startedAt) {

	boolean isAsked(RolloutRequest request) {
		return this.model.equals(request.model()) && this.mode == request.mode() && this.percent == request.share();
	}

}
