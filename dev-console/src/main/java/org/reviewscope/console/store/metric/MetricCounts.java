package org.reviewscope.console.store.metric;

/**
 * Counts what was received since the start, and how much of it was dropped.
 *
 * @param points points that arrived, repeats not counted
 * @param droppedPoints points no longer kept
 * @param series series that are kept
 */
public record MetricCounts(long points, long droppedPoints, int series) {
}
