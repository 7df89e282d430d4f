/**
 * Keeps the newest traces and logs in memory, within limits, and searches them.
 */
@NullMarked
package org.reviewscope.console.store;

import org.jspecify.annotations.NullMarked;
