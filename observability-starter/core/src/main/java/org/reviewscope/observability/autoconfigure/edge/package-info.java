/**
 * What a service that is called from outside takes over from its callers, and what not.
 */
@NullMarked
package org.reviewscope.observability.autoconfigure.edge;

import org.jspecify.annotations.NullMarked;
