package org.reviewscope.console.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.reviewscope.console.chart.Formats;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.Trace;
import org.reviewscope.console.trace.CriticalPath.Stretch;

/**
 * The part of a trace's duration that one kind of work took on the critical path.
 *
 * @param percent the percentage of the root span's duration
 * @param service the service that did the work
 * @param name the name of its spans
 * @param colour the number of the service's colour
 * @param offset the start of its bar
 * @param width the width of its bar
 */
public record TimeShare(long percent, String service, String name, int colour, String offset, String width) {

	private static final int SHOWN = 4;

	static List<TimeShare> of(Trace trace, CriticalPath path, List<String> services) {
		if (trace.spans().isEmpty()) {
			return List.of();
		}
		Map<Work, Long> nanos = new LinkedHashMap<>();
		for (Span span : trace.spans()) {
			long own = path.stretchesOf(span.spanId()).stream().mapToLong(Stretch::nanos).sum();
			nanos.merge(new Work(span.service(), span.name()), own, Long::sum);
		}
		double whole = Math.max(1, Trace.rootOf(trace.spans()).durationNanos());
		List<TimeShare> shares = new ArrayList<>();
		double offset = 0;
		for (Map.Entry<Work, Long> entry : longestOf(nanos)) {
			double share = entry.getValue() / whole;
			Work work = entry.getKey();
			shares.add(new TimeShare(Math.round(100 * share), work.service(), work.name(),
					services.indexOf(work.service()), Formats.percent(offset), Formats.percent(share)));
			offset += share;
		}
		return shares.stream().filter((share) -> share.percent() > 0).toList();
	}

	private static List<Map.Entry<Work, Long>> longestOf(Map<Work, Long> nanos) {
		return nanos.entrySet()
			.stream()
			.sorted(Map.Entry.<Work, Long>comparingByValue(Comparator.reverseOrder()))
			.limit(SHOWN)
			.toList();
	}

	private record Work(String service, String name) {
	}

}
