/**
 * Traces: ids for business code, baggage on spans, which roots are worth a trace, and a
 * warning when there are none.
 */
@NullMarked
package org.reviewscope.observability.autoconfigure.tracing;

import org.jspecify.annotations.NullMarked;
