/**
 * Checks whether what should be seen in traces, logs and metrics has arrived.
 */
@NullMarked
package org.reviewscope.console.proof;

import org.jspecify.annotations.NullMarked;
