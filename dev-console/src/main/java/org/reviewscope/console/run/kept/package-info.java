/**
 * Keeps runs on disk, within limits: the oldest are dropped first.
 */
@NullMarked
package org.reviewscope.console.run.kept;

import org.jspecify.annotations.NullMarked;
