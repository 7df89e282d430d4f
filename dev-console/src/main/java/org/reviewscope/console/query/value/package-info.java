/**
 * The values in queries, and how they are compared with those of spans and log records.
 */
@NullMarked
package org.reviewscope.console.query.value;

import org.jspecify.annotations.NullMarked;
