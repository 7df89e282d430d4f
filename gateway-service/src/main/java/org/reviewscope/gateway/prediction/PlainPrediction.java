package org.reviewscope.gateway.prediction;

/**
 * The answer of the course's sentiment API, which knows nothing but the sentiment.
 *
 * @param sentiment sentiment with the highest score
 */
record PlainPrediction(Sentiment sentiment) {
}
