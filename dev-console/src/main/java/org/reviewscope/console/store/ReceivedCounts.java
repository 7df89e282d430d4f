package org.reviewscope.console.store;

/**
 * Counts what was received since the start, and how much of it was dropped.
 *
 * @param spans spans that arrived, repeats not counted
 * @param droppedSpans spans no longer kept
 * @param logs log records that arrived
 * @param droppedLogs log records no longer kept
 */
public record ReceivedCounts(long spans, long droppedSpans, long logs, long droppedLogs) {
}
