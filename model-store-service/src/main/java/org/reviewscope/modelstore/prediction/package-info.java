/**
 * The record of predictions, and the feedback on them.
 */
@NullMarked
package org.reviewscope.modelstore.prediction;

import org.jspecify.annotations.NullMarked;
