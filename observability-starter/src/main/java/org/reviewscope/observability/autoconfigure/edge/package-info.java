/**
 * What a service at the edge of the system takes over from its callers, and what it does
 * not.
 */
@NullMarked
package org.reviewscope.observability.autoconfigure.edge;

import org.jspecify.annotations.NullMarked;
