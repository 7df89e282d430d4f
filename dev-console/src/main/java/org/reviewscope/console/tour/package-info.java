/**
 * The page for newcomers.
 */
@NullMarked
package org.reviewscope.console.tour;

import org.jspecify.annotations.NullMarked;
