/**
 * Compares the last predictions with the reference of the model's version: has what
 * people send, or what the model answers, changed?
 */
@NullMarked
package org.reviewscope.inference.drift;

import org.jspecify.annotations.NullMarked;
