/**
 * Classifies reviews: the calls that the inference service answers.
 */
@NullMarked
package org.reviewscope.gateway.prediction;

import org.jspecify.annotations.NullMarked;
