package org.reviewscope.gateway.prediction;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The predictions of a batch.
 *
 * @param predictions the predictions, in the order of the reviews
 */
@Schema(requiredProperties = "predictions")
record BatchPrediction(List<Prediction> predictions) {
}
