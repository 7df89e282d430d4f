package org.reviewscope.console.telemetry;

import java.util.List;

/**
 * What has arrived of one trace so far.
 *
 * @param traceId its id
 * @param spans its spans by start
 * @param logs the log records written in it by time
 */
public record Trace(String traceId, List<Span> spans, List<LogLine> logs) {
}
