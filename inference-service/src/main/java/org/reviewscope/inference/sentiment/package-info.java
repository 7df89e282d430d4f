/**
 * Values that all parts of the service use: a review, its sentiment, the prediction and
 * the model that made it.
 */
@NullMarked
package org.reviewscope.inference.sentiment;

import org.jspecify.annotations.NullMarked;
