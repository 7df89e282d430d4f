/**
 * Numbers and times as drawings and as text.
 */
@NullMarked
package org.reviewscope.console.chart;

import org.jspecify.annotations.NullMarked;
