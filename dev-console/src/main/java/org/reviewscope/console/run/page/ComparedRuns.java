package org.reviewscope.console.run.page;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.reviewscope.console.run.comparison.Comparison;
import org.reviewscope.console.run.kept.KeptRun;

/**
 * Two runs and what differs between them.
 *
 * @param before the run before a change
 * @param after the run after it
 * @param comparison what differs
 */
record ComparedRuns(KeptRun before, KeptRun after, @JsonUnwrapped Comparison comparison) {
}
