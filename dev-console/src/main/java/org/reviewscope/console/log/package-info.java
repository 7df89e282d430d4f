/**
 * The page that searches log records.
 */
@NullMarked
package org.reviewscope.console.log;

import org.jspecify.annotations.NullMarked;
