/**
 * Trace ids and the trace header of AWS X-Ray.
 */
@NullMarked
package org.reviewscope.observability.autoconfigure.xray;

import org.jspecify.annotations.NullMarked;
