package org.reviewscope.console.service;

import java.util.List;
import java.util.Locale;

import org.reviewscope.console.chart.Formats;
import org.reviewscope.console.store.Call;

/**
 * All calls from one service to another, as a line of the {@link ServiceMap}.
 *
 * @param path its line
 * @param x the position of its text
 * @param y the position of its text
 * @param facts rate, failed part, 50th and 99th percentile of the duration
 * @param failed whether any failed
 * @param bent whether it goes around others
 * @param words the same as text
 */
record ServiceMapEdge(String path, int x, int y, List<String> facts, boolean failed, boolean bent, String words) {

	private static final int HALF = 24;

	private static final int SECONDS_PER_MINUTE = 60;

	static ServiceMapEdge of(ServiceMap.Node from, ServiceMap.Node to, List<Call> calls, double seconds) {
		int x1 = from.x() + ServiceMap.NODE_WIDTH;
		int y1 = from.y() + HALF;
		int y2 = to.y() + HALF;
		boolean bent = to.x() - from.x() != ServiceMap.COLUMN;
		int low = Math.max(y1, y2) + (bent ? ServiceMap.BEND : 0);
		int middle = (x1 + to.x()) / 2;
		String path = bent
				? "M%d %dC%d %d %d %d %d %d".formatted(x1, y1, x1 + HALF, low, to.x() - HALF, low, to.x(), y2)
				: "M%d %dC%d %d %d %d %d %d".formatted(x1, y1, middle, y1, middle, y2, to.x(), y2);
		long failures = calls.stream().filter(Call::failed).count();
		List<Long> nanos = calls.stream().map(Call::nanos).sorted().toList();
		String rate = rate(calls.size() / seconds);
		String failed = String.format(Locale.ROOT, "%.0f %% failed", 100.0 * failures / calls.size());
		String half = "p50 " + Formats.duration(nanos.get(nanos.size() / 2));
		String nearlyAll = "p99 " + Formats.duration(nanos.get((int) (nanos.size() * 99L / 100)));
		int y = bent ? (y1 + y2) / 8 + 3 * low / 4 : (y1 + y2) / 2;
		return new ServiceMapEdge(path, middle, y, List.of(rate, failed, half, nearlyAll), failures > 0, bent,
				"%s to %s: %s, %s, %s, %s".formatted(from.name(), to.name(), rate, failed, half, nearlyAll));
	}

	private static String rate(double perSecond) {
		return (perSecond >= 1) ? String.format(Locale.ROOT, "%.1f/s", perSecond)
				: String.format(Locale.ROOT, "%.1f/min", SECONDS_PER_MINUTE * perSecond);
	}

}
