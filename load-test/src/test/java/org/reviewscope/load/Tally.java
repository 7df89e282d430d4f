package org.reviewscope.load;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/**
 * What came back from each call. Gatling's report says so as well, but on a page, and its
 * last lines are about all calls together.
 */
final class Tally {

	private static final int FAILED = -1;

	private final Map<String, Queue<Integer>> calls = new ConcurrentSkipListMap<>();

	void answered(String call, int millis) {
		this.calls.computeIfAbsent(call, (_) -> new ConcurrentLinkedQueue<>()).add(millis);
	}

	void failed(String call) {
		answered(call, FAILED);
	}

	/** A line for each call; the times are those of expected answers. */
	String table() {
		return this.calls.entrySet()
			.stream()
			.map((call) -> line(call.getKey(), call.getValue()))
			.collect(Collectors.joining("", line("call", "requests", "errors", "p50 ms", "p95 ms", "p99 ms"), ""));
	}

	private static String line(String name, Queue<Integer> all) {
		List<Integer> millis = all.stream().filter((time) -> time != FAILED).sorted().toList();
		return line(name, all.size(), all.size() - millis.size(), percentile(millis, 50), percentile(millis, 95),
				percentile(millis, 99));
	}

	private static String line(Object... columns) {
		return "%-24s %10s %8s %8s %8s %8s%n".formatted(columns);
	}

	/** The time within which this percentage was answered. */
	private static Object percentile(List<Integer> sorted, int percent) {
		return sorted.isEmpty() ? "-" : sorted.get((sorted.size() * percent + 99) / 100 - 1);
	}

}
