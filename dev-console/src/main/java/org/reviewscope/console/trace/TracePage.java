package org.reviewscope.console.trace;

import java.util.List;

/**
 * The content of the page of a trace.
 *
 * @param traceId its id
 * @param title the name of its first span
 * @param time its start
 * @param duration its duration
 * @param spanCount how many spans have arrived
 * @param logCount how many log records have arrived
 * @param services the services that took part, in the order of their colours
 * @param shares the work that took the most time, longest first
 * @param rows its spans and log records, in order
 */
public record TracePage(String traceId, String title, String time, String duration, int spanCount, int logCount,
		List<String> services, List<TimeShare> shares, List<WaterfallRow> rows) {
}
