/**
 * Faults of the way to other services.
 */
@NullMarked
package org.reviewscope.faults.neighbour;

import org.jspecify.annotations.NullMarked;
