package org.reviewscope.console.service;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.reviewscope.console.chart.Formats;
import org.reviewscope.console.store.Call;

/**
 * The service map: the calls between services, drawn from left to right.
 *
 * @param nodes the services and what they use
 * @param edges the calls between them
 * @param width of the drawing
 * @param height of the drawing
 */
record ServiceMap(List<Node> nodes, List<Edge> edges, int width, int height) {

	/** More are not readable: only the busiest are drawn. */
	static final int MAX_EDGES = 40;

	private static final int NODE_WIDTH = 170;

	private static final int COLUMN = 276;

	private static final int ROW = 100;

	private static final int MARGIN = 26;

	private static final int BEND = 110;

	static ServiceMap of(List<Call> calls, double seconds) {
		List<Map.Entry<Pair, List<Call>>> pairs = calls.stream()
			.collect(Collectors.groupingBy((call) -> new Pair(call.from(), call.to()), LinkedHashMap::new,
					Collectors.toList()))
			.entrySet()
			.stream()
			.sorted(Comparator.comparingInt((entry) -> -entry.getValue().size()))
			.limit(MAX_EDGES)
			.toList();
		Map<String, Node> nodes = place(ranks(pairs.stream().map(Map.Entry::getKey).toList()));
		List<Edge> edges = pairs.stream()
			.map((entry) -> Edge.of(nodes.getOrDefault(entry.getKey().from(), Node.NONE),
					nodes.getOrDefault(entry.getKey().to(), Node.NONE), entry.getValue(), seconds))
			.toList();
		int width = nodes.values().stream().mapToInt(Node::x).max().orElse(0) + NODE_WIDTH + MARGIN;
		int height = nodes.values().stream().mapToInt(Node::y).max().orElse(0) + 2 * MARGIN
				+ (edges.stream().anyMatch(Edge::bent) ? BEND : MARGIN);
		return new ServiceMap(List.copyOf(nodes.values()), edges, width, height);
	}

	// Each service is right of those that call it. The number of rounds is limited,
	// because services may call each other
	private static Map<String, Integer> ranks(List<Pair> pairs) {
		Map<String, Integer> ranks = new LinkedHashMap<>();
		for (int round = 0; round < pairs.size(); round++) {
			for (Pair pair : pairs) {
				int next = ranks.computeIfAbsent(pair.from(), (name) -> 0) + 1;
				ranks.merge(pair.to(), Math.min(next, pairs.size()), Math::max);
			}
		}
		return ranks;
	}

	private static Map<String, Node> place(Map<String, Integer> ranks) {
		Map<Integer, Integer> used = new LinkedHashMap<>();
		Map<String, Node> nodes = new LinkedHashMap<>();
		ranks.forEach((name, rank) -> nodes.put(name,
				new Node(name, MARGIN + rank * COLUMN, MARGIN + (used.merge(rank, 1, Integer::sum) - 1) * ROW)));
		return nodes;
	}

	private record Pair(String from, String to) {
	}

	/**
	 * A service, or what a service uses.
	 *
	 * @param name its name
	 * @param x its left edge
	 * @param y its upper edge
	 */
	record Node(String name, int x, int y) {

		private static final Node NONE = new Node("", 0, 0);

	}

	/**
	 * All calls from one to another.
	 *
	 * @param path its line
	 * @param x the position of its text
	 * @param y the position of its text
	 * @param facts rate, failed part, 50th and 99th percentile of the duration
	 * @param failed whether any failed
	 * @param bent whether it goes around others
	 * @param words the same as text
	 */
	record Edge(String path, int x, int y, List<String> facts, boolean failed, boolean bent, String words) {

		private static final int HALF = 24;

		private static final int SECONDS_PER_MINUTE = 60;

		static Edge of(Node from, Node to, List<Call> calls, double seconds) {
			int x1 = from.x() + NODE_WIDTH;
			int y1 = from.y() + HALF;
			int y2 = to.y() + HALF;
			boolean bent = to.x() - from.x() != COLUMN;
			int low = Math.max(y1, y2) + (bent ? BEND : 0);
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
			return new Edge(path, middle, y, List.of(rate, failed, half, nearlyAll), failures > 0, bent,
					"%s to %s: %s, %s, %s, %s".formatted(from.name(), to.name(), rate, failed, half, nearlyAll));
		}

		private static String rate(double perSecond) {
			return (perSecond >= 1) ? String.format(Locale.ROOT, "%.1f/s", perSecond)
					: String.format(Locale.ROOT, "%.1f/min", SECONDS_PER_MINUTE * perSecond);
		}

	}

}
