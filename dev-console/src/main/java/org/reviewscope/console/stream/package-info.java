/**
 * Sends what arrives line by line to programs that follow.
 */
@NullMarked
package org.reviewscope.console.stream;

import org.jspecify.annotations.NullMarked;
