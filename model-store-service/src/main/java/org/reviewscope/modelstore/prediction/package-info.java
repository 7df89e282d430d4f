/**
 * The record of predictions and what users said of them.
 */
@NullMarked
package org.reviewscope.modelstore.prediction;

import org.jspecify.annotations.NullMarked;
