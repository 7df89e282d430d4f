package org.reviewscope.modelstore.prediction;

import org.reviewscope.modelstore.model.ModelId;
import org.reviewscope.modelstore.model.Sentiment;

/**
 * Event: the feedback on a prediction has changed.
 *
 * @param predicted what the model said
 * @param actual what the user says
 * @param model the version that was judged
 */
record FeedbackChanged(Sentiment predicted, Sentiment actual, ModelId model) {

}
