/**
 * Log lines that say when telemetry is not delivered, and when it is again.
 */
@NullMarked
package org.reviewscope.observability.autoconfigure.delivery;

import org.jspecify.annotations.NullMarked;
