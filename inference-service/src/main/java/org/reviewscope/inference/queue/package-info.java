/**
 * The queue in front of the model's threads: who may enter, and whose turn it is.
 */
@NullMarked
package org.reviewscope.inference.queue;

import org.jspecify.annotations.NullMarked;
