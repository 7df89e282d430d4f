package org.reviewscope.gateway.prediction;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The answer of the course's sentiment API: only the sentiment.
 *
 * @param sentiment sentiment with the highest score
 */
@Schema(requiredProperties = "sentiment")
record PlainPrediction(Sentiment sentiment) {
}
