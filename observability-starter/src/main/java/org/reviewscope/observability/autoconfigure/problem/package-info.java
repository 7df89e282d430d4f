/**
 * Errors as problem details that name their trace, and traces that know their errors.
 */
@NullMarked
package org.reviewscope.observability.autoconfigure.problem;

import org.jspecify.annotations.NullMarked;
