package org.reviewscope.console.trace;

import java.util.List;

/**
 * What the page of a trace shows.
 *
 * @param traceId its id
 * @param title what the request was
 * @param time when it began
 * @param duration how long it took
 * @param spanCount how many spans have arrived
 * @param logCount how many log records have arrived
 * @param services who took part, in the order of their colours
 * @param shares where the time went, most first
 * @param rows what happened, in order
 */
public record TracePage(String traceId, String title, String time, String duration, int spanCount, int logCount,
		List<String> services, List<TimeShare> shares, List<WaterfallRow> rows) {
}
