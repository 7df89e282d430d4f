/**
 * Faults of the calls to other services.
 */
@NullMarked
package org.reviewscope.faults.neighbour;

import org.jspecify.annotations.NullMarked;
