/**
 * Faults of the telemetry itself: what it says is late, wrong or missing.
 */
@NullMarked
package org.reviewscope.faults.telemetry;

import org.jspecify.annotations.NullMarked;
