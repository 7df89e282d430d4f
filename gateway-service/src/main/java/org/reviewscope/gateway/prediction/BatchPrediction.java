package org.reviewscope.gateway.prediction;

import java.util.List;

/**
 * The predictions of a batch.
 *
 * @param predictions the predictions, in the order of the reviews
 */
record BatchPrediction(List<Prediction> predictions) {
}
