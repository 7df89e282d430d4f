/**
 * The page of drift: what the model is asked and answers, beside its reference.
 */
@NullMarked
package org.reviewscope.console.drift;

import org.jspecify.annotations.NullMarked;
