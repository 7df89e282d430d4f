package org.reviewscope.console.run.comparison;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.run.ErrorRun.ErrorLine;

/**
 * How often an error was logged in two runs.
 *
 * @param error what was logged
 * @param before how often in the run before: 0 means that it is new
 * @param after how often in the run after: 0 means that it is gone
 * @param trace a trace in which it was logged, of the run after if it has one
 */
public record ErrorComparison(ErrorLine error, int before, int after, @Nullable String trace) {
}
