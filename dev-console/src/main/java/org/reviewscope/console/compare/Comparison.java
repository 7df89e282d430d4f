package org.reviewscope.console.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.compare.Difference.Mark;
import org.reviewscope.console.flame.SpanGroup;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.Trace;

/**
 * Two traces side by side: what is at the same place of both trees is one row.
 *
 * @param rows the rows, each above those below it
 * @param marks how many rows have each mark
 */
record Comparison(List<Row> rows, Map<Mark, Integer> marks) {

	private static final int MAX_INDENT = 12;

	static Comparison of(Trace first, Trace second) {
		List<Place> places = new ArrayList<>();
		add(places, SpanGroup.of(first.spans()), SpanGroup.of(second.spans()), 0);
		List<String> services = Stream.concat(first.spans().stream(), second.spans().stream())
			.map(Span::service)
			.distinct()
			.toList();
		long longest = places.stream().mapToLong(Place::longest).max().orElse(0);
		List<Row> rows = places.stream().map((place) -> place.row(services, longest)).toList();
		return new Comparison(rows, count(rows));
	}

	private static void add(List<Place> places, Map<SpanGroup.Key, SpanGroup> first,
			Map<SpanGroup.Key, SpanGroup> second, int depth) {
		Set<SpanGroup.Key> keys = new LinkedHashSet<>(first.keySet());
		keys.addAll(second.keySet());
		for (SpanGroup.Key key : keys) {
			SpanGroup one = first.get(key);
			SpanGroup other = second.get(key);
			places.add(new Place(key, depth, Side.of(one), Side.of(other)));
			add(places, childrenOf(one), childrenOf(other), depth + 1);
		}
	}

	private static Map<SpanGroup.Key, SpanGroup> childrenOf(@Nullable SpanGroup group) {
		return (group != null) ? group.children() : Map.of();
	}

	private static Map<Mark, Integer> count(List<Row> rows) {
		Map<Mark, Integer> marks = new EnumMap<>(Mark.class);
		rows.stream()
			.map((row) -> row.difference().mark())
			.filter((mark) -> !mark.isNone())
			.forEach((mark) -> marks.merge(mark, 1, Integer::sum));
		return marks;
	}

	/**
	 * Spans of one service and name at the same place of both traces.
	 *
	 * @param key the service and the name
	 * @param indent the indentation, at most twelve steps
	 * @param colour the number of its service's colour
	 * @param first the spans of the first trace
	 * @param second the spans of the second trace
	 * @param difference how they differ
	 * @param firstWidth the length of the first one's bar
	 * @param secondWidth the length of the second one's bar
	 */
	record Row(SpanGroup.Key key, int indent, int colour, Side first, Side second, Difference difference,
			String firstWidth, String secondWidth) {
	}

	private record Place(SpanGroup.Key key, int depth, Side first, Side second) {

		private long longest() {
			return Math.max(this.first.nanos(), this.second.nanos());
		}

		private Row row(List<String> services, long longest) {
			return new Row(this.key, Math.min(this.depth, MAX_INDENT), services.indexOf(this.key.service()), this.first,
					this.second, Difference.of(this.first, this.second), this.first.share(longest),
					this.second.share(longest));
		}

	}

}
