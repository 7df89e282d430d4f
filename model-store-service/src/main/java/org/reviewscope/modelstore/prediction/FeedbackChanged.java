package org.reviewscope.modelstore.prediction;

import org.reviewscope.modelstore.model.ModelId;
import org.reviewscope.modelstore.model.Sentiment;

/**
 * Tells that a user has said something new of a prediction.
 *
 * @param predicted what the model said
 * @param actual what the user says
 * @param model the version that was judged
 */
record FeedbackChanged(Sentiment predicted, Sentiment actual, ModelId model) {

}
