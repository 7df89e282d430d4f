/**
 * Draws numbers as SVG, and formats numbers and times as text.
 */
@NullMarked
package org.reviewscope.console.chart;

import org.jspecify.annotations.NullMarked;
