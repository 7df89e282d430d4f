package org.reviewscope.inference.queue;

import java.util.concurrent.Future;

/**
 * A part of a request that is worked on without a break.
 *
 * @param line where it waits
 * @param cost what it costs
 * @param work the work
 * @param result its result
 */
record Piece(Line line, long cost, Runnable work, Future<?> result) {
}
