/**
 * The metrics that programs send by OTLP: their page, and the same as JSON.
 */
@NullMarked
package org.reviewscope.console.metric.sent;

import org.jspecify.annotations.NullMarked;
