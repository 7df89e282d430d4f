package org.reviewscope.console.run.kept;

import org.reviewscope.console.run.Run;

/**
 * A run with its requests.
 *
 * @param head what the list tells of it
 * @param run the run
 */
public record FoundRun(KeptRun head, Run run) {
}
