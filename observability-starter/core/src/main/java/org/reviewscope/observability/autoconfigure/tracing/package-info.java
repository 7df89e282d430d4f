/**
 * Tracing: trace ids for business code, baggage on spans, no traces of polls, and a
 * warning when there is no tracer.
 */
@NullMarked
package org.reviewscope.observability.autoconfigure.tracing;

import org.jspecify.annotations.NullMarked;
