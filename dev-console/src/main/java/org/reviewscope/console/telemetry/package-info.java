/**
 * The data that services send: spans, traces and log records.
 */
@NullMarked
package org.reviewscope.console.telemetry;

import org.jspecify.annotations.NullMarked;
