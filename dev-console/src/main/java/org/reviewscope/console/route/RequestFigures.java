package org.reviewscope.console.route;

/**
 * How long requests took. Each percentile is the duration of one of them: the shortest
 * that this percentage of all requests did not exceed. Nothing is estimated.
 *
 * @param requests how many there were, at least one
 * @param failed how many of them have failed
 * @param p50Nanos half of them took no longer
 * @param p90Nanos 90 of 100 took no longer
 * @param p99Nanos 99 of 100 took no longer
 * @param slowestNanos none took longer
 * @param slowestTraceId the trace of the slowest
 * @param slowestFailed whether the slowest has failed
 */
record RequestFigures(int requests, int failed, long p50Nanos, long p90Nanos, long p99Nanos, long slowestNanos,
		String slowestTraceId, boolean slowestFailed) {
}
