/**
 * Configuration that a service gets without writing it, each value open to be overridden.
 */
@NullMarked
package org.reviewscope.observability.autoconfigure.defaults;

import org.jspecify.annotations.NullMarked;
