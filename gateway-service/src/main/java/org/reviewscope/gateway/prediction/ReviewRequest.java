package org.reviewscope.gateway.prediction;

import org.jspecify.annotations.Nullable;

/**
 * A review to classify.
 *
 * @param review text of the review
 */
record ReviewRequest(@Nullable String review) {
}
