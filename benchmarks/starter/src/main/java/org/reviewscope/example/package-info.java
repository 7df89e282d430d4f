/**
 * A small service as anybody might have it: REST in front of one table.
 */
@NullMarked
package org.reviewscope.example;

import org.jspecify.annotations.NullMarked;
