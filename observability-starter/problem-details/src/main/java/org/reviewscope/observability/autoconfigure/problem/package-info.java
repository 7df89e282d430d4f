/**
 * Errors as problem details with the trace id, and errors on the spans.
 */
@NullMarked
package org.reviewscope.observability.autoconfigure.problem;

import org.jspecify.annotations.NullMarked;
