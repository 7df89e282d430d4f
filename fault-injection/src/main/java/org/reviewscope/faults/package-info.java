/**
 * Faults that are switched on in a running service for a time: what a fault is, and the
 * endpoint that switches it.
 */
@NullMarked
package org.reviewscope.faults;

import org.jspecify.annotations.NullMarked;
