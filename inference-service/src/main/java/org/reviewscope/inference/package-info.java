/**
 * Sentiment of a review by a BERT-family model.
 */
@NullMarked
package org.reviewscope.inference;

import org.jspecify.annotations.NullMarked;
