/**
 * Metrics: a limit on their time series, their descriptions, and the version of the
 * service.
 */
@NullMarked
package org.reviewscope.observability.autoconfigure.metrics;

import org.jspecify.annotations.NullMarked;
