package org.reviewscope.inference.recording;

import org.reviewscope.observability.LinkedWork;

/**
 * A record that waits, and the request it comes from.
 *
 * @param prediction the record
 * @param origin where the request stood in its trace
 */
record WaitingRecord(PredictionRecord prediction, LinkedWork.Origin origin) {
}
