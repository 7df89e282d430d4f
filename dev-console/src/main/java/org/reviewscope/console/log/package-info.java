/**
 * The page of log lines.
 */
@NullMarked
package org.reviewscope.console.log;

import org.jspecify.annotations.NullMarked;
