/**
 * Completes queries with the names and values that have been seen.
 */
@NullMarked
package org.reviewscope.console.completion;

import org.jspecify.annotations.NullMarked;
