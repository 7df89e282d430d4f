package org.reviewscope.inference.serving;

import org.jspecify.annotations.Nullable;
import org.reviewscope.inference.artifact.ReferenceWindow;
import org.reviewscope.inference.sentiment.ModelRef;

/**
 * Tells that another version serves from now on.
 *
 * @param ref the version
 * @param reference how its predictions were distributed when all was well, if that is
 * known
 */
public record ModelActivated(ModelRef ref, @Nullable ReferenceWindow reference) {
}
