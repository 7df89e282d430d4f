package org.reviewscope.inference.serving;

import org.reviewscope.inference.sentiment.ModelRef;

/**
 * Tells that another version serves from now on.
 *
 * @param ref the version
 */
public record ModelActivated(ModelRef ref) {
}
