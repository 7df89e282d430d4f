package org.reviewscope.console.run.kept;

import org.reviewscope.console.run.Run;

/**
 * A run with its requests.
 *
 * @param head its entry in the list
 * @param run the run
 */
public record FoundRun(KeptRun head, Run run) {
}
