/**
 * Groups the spans of a trace that did the same, and draws them as a flame graph.
 */
@NullMarked
package org.reviewscope.console.flame;

import org.jspecify.annotations.NullMarked;
