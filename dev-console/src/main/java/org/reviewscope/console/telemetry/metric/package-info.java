/**
 * The metrics that programs send: their series and points, what was added between two
 * points, and quantiles.
 */
@NullMarked
package org.reviewscope.console.telemetry.metric;

import org.jspecify.annotations.NullMarked;
