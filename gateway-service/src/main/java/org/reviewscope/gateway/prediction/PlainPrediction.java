package org.reviewscope.gateway.prediction;

/**
 * The answer of the course's sentiment API: the sentiment alone.
 *
 * @param sentiment sentiment with the highest score
 */
record PlainPrediction(Sentiment sentiment) {
}
