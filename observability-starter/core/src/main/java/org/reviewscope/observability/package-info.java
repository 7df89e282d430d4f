/**
 * What business code may use of the starter.
 */
@NullMarked
package org.reviewscope.observability;

import org.jspecify.annotations.NullMarked;
