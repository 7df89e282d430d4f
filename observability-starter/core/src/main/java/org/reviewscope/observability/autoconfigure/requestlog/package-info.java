/**
 * One log line for each request that a service answers.
 */
@NullMarked
package org.reviewscope.observability.autoconfigure.requestlog;

import org.jspecify.annotations.NullMarked;
