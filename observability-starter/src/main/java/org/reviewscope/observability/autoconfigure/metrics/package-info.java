/**
 * A bound on what metrics may cost.
 */
@NullMarked
package org.reviewscope.observability.autoconfigure.metrics;

import org.jspecify.annotations.NullMarked;
