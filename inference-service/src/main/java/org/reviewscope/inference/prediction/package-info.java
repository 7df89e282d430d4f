/**
 * Predictions over HTTP: limits, counts and answers.
 */
@NullMarked
package org.reviewscope.inference.prediction;

import org.jspecify.annotations.NullMarked;
