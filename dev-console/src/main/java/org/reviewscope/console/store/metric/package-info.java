/**
 * Keeps the newest metrics in memory, within limits.
 */
@NullMarked
package org.reviewscope.console.store.metric;

import org.jspecify.annotations.NullMarked;
