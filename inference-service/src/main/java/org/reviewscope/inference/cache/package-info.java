/**
 * A cache of results in front of the model, off unless it is asked for: in this process,
 * or in Redis for all of them.
 */
@NullMarked
package org.reviewscope.inference.cache;

import org.jspecify.annotations.NullMarked;
