/**
 * Default configuration. A service can override each value.
 */
@NullMarked
package org.reviewscope.observability.autoconfigure.defaults;

import org.jspecify.annotations.NullMarked;
