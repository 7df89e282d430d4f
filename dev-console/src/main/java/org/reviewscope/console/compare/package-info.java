/**
 * The page that compares two traces.
 */
@NullMarked
package org.reviewscope.console.compare;

import org.jspecify.annotations.NullMarked;
