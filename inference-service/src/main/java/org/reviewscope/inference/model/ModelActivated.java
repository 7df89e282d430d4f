package org.reviewscope.inference.model;

/**
 * Tells that another version serves from now on.
 *
 * @param ref the version
 */
public record ModelActivated(ModelRef ref) {
}
