/**
 * The page of metrics.
 */
@NullMarked
package org.reviewscope.console.metric;

import org.jspecify.annotations.NullMarked;
