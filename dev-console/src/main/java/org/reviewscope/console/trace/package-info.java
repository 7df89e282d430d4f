/**
 * The pages of traces, and traces as JSON.
 */
@NullMarked
package org.reviewscope.console.trace;

import org.jspecify.annotations.NullMarked;
