/**
 * Compares what tests do to an application with what they did before, by the console.
 */
@NullMarked
package org.reviewscope.observability.junit;

import org.jspecify.annotations.NullMarked;
