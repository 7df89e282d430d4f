/**
 * Classifies reviews by a model: in turn, in pieces, and in as few runs as their lengths
 * allow.
 */
@NullMarked
package org.reviewscope.inference.classification;

import org.jspecify.annotations.NullMarked;
