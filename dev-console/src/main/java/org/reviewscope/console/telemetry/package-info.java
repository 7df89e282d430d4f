/**
 * The traces and logs that are kept: in memory, bounded, oldest dropped first.
 */
@NullMarked
package org.reviewscope.console.telemetry;

import org.jspecify.annotations.NullMarked;
