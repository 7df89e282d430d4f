package org.reviewscope.inference.prediction;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Many reviews in one request, as they come.
 *
 * @param predictions what is asked
 */
record BatchRequest(@Nullable List<@Nullable PredictionRequest> predictions) {

	List<@Nullable PredictionRequest> asked() {
		return (this.predictions != null) ? this.predictions : List.of();
	}

}
