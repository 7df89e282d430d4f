package org.reviewscope.console.service;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.reviewscope.console.query.Query;
import org.reviewscope.console.store.Call;

/**
 * The service map: the calls between services, drawn from left to right.
 *
 * @param nodes the services and what they use
 * @param edges the calls between them
 * @param width of the drawing
 * @param height of the drawing
 */
record ServiceMap(List<Node> nodes, List<ServiceMapEdge> edges, int width, int height) {

	/** More are not readable: only the busiest are drawn. */
	static final int MAX_EDGES = 40;

	static final int NODE_WIDTH = 170;

	static final int COLUMN = 276;

	private static final int ROW = 100;

	private static final int MARGIN = 26;

	static final int BEND = 110;

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
		List<ServiceMapEdge> edges = pairs.stream()
			.map((entry) -> ServiceMapEdge.of(nodes.getOrDefault(entry.getKey().from(), Node.NONE),
					nodes.getOrDefault(entry.getKey().to(), Node.NONE), entry.getValue(), seconds))
			.toList();
		int width = nodes.values().stream().mapToInt(Node::x).max().orElse(0) + NODE_WIDTH + MARGIN;
		int height = nodes.values().stream().mapToInt(Node::y).max().orElse(0) + 2 * MARGIN
				+ (edges.stream().anyMatch(ServiceMapEdge::bent) ? BEND : MARGIN);
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

		private static final Pattern ADDRESS = Pattern.compile("(.+):(\\d+)");

		/** What of a span can have become the name, as {@code store.Calls} chooses it. */
		private static final List<String> NAMING = List.of("service", "db.system.name", "db.system", "peer.service",
				"server.address");

		/**
		 * A query for its spans; if it has sent none, for those of the calls to it.
		 * @return as the page of the traces takes it, empty if it would be too long for
		 * that
		 */
		public String query() {
			String query = unbounded();
			return (query.length() <= Query.LONGEST) ? query : "";
		}

		private String unbounded() {
			if (this.name.equals(Call.OUTSIDE)) {
				return "kind = server and parentSpanId = nil";
			}
			Matcher address = ADDRESS.matcher(this.name);
			return address.matches()
					? Query.equal("server.address", address.group(1)) + " and server.port = " + address.group(2)
					: NAMING.stream()
						.map((naming) -> Query.equal(naming, this.name))
						.collect(Collectors.joining(" or "));
		}

	}

}
