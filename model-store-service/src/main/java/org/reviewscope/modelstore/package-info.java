/**
 * Registry of models and record of predictions.
 */
@NullMarked
package org.reviewscope.modelstore;

import org.jspecify.annotations.NullMarked;
