/**
 * Predictions over HTTP: limits, a bounded queue in front of the model, and answers.
 */
@NullMarked
package org.reviewscope.inference.prediction;

import org.jspecify.annotations.NullMarked;
