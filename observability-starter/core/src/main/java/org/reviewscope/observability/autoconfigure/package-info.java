/**
 * What the parts of the starter share: their properties, and the trace id of a request.
 */
@NullMarked
package org.reviewscope.observability.autoconfigure;

import org.jspecify.annotations.NullMarked;
