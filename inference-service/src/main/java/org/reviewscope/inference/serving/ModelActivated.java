package org.reviewscope.inference.serving;

import org.jspecify.annotations.Nullable;
import org.reviewscope.inference.artifact.ReferenceWindow;
import org.reviewscope.inference.sentiment.ModelRef;

/**
 * Tells that another version serves from now on.
 *
 * @param ref the version
 * @param reference the reference distribution of its predictions, if there is one
 */
public record ModelActivated(ModelRef ref, @Nullable ReferenceWindow reference) {
}
