package org.reviewscope.console.flame;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.chart.Formats;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanStatus;

/**
 * A flame graph: a frame for each group of spans, below the group that called it. It is
 * as wide as the time in which its spans, and those below them, did something themselves.
 * So what ran at the same time stands side by side, and no frame is wider than the one
 * above it.
 *
 * @param frames each before those below it
 * @param height the height of the drawing in pixels
 * @param hidden how many frames are too narrow to be drawn
 */
public record FlameGraph(List<Frame> frames, int height, int hidden) {

	private static final int ROW = 22;

	private static final double NARROWEST = 0.001;

	/**
	 * Draws the spans of a trace.
	 * @param spans the spans by start
	 * @param self the time of a span in which none of its children was running
	 * @param services the services in the order of their colours
	 * @return the drawing, without frames if nothing took time
	 */
	public static FlameGraph of(List<Span> spans, ToLongFunction<Span> self, List<String> services) {
		List<Part> parts = parts(SpanGroup.of(spans).values(), self);
		// Those below come after those above
		parts.reversed().forEach(Part::addToTheOneAbove);
		long whole = parts.stream().filter((part) -> part.above == null).mapToLong((part) -> part.total).sum();
		long from = 0;
		for (Part part : parts) {
			from = part.placeAfter(from);
		}
		List<Frame> frames = parts.stream()
			.filter((part) -> part.total > 0 && part.total >= NARROWEST * whole)
			.map((part) -> part.frame(whole, services))
			.toList();
		int depth = frames.stream().mapToInt(Frame::depth).max().orElse(-1);
		return new FlameGraph(frames, (depth + 1) * ROW, parts.size() - frames.size());
	}

	private static List<Part> parts(Collection<SpanGroup> roots, ToLongFunction<Span> self) {
		List<Part> parts = new ArrayList<>();
		Deque<Part> waiting = new ArrayDeque<>(roots.stream().map((root) -> new Part(root, null, self)).toList());
		while (!waiting.isEmpty()) {
			Part part = waiting.removeFirst();
			parts.add(part);
			new ArrayList<>(part.group.children().values()).reversed()
				.forEach((child) -> waiting.addFirst(new Part(child, part, self)));
		}
		return parts;
	}

	/**
	 * A group of spans.
	 *
	 * @param depth the number of groups above it
	 * @param x how far from the left
	 * @param width its width
	 * @param y how far from the top, in pixels
	 * @param colour the number of its service's colour
	 * @param error whether one of its spans failed
	 * @param name what it is called
	 * @param label what it is, in words
	 * @param row the longest of its spans in the waterfall
	 */
	public record Frame(int depth, String x, String width, int y, int colour, boolean error, String name, String label,
			String row) {
	}

	/**
	 * A group with its time, in nanoseconds, and its place.
	 */
	private static final class Part {

		private final SpanGroup group;

		private final @Nullable Part above;

		private final int depth;

		private final long self;

		private long total;

		private long start;

		private long free;

		private Part(SpanGroup group, @Nullable Part above, ToLongFunction<Span> self) {
			this.group = group;
			this.above = above;
			this.depth = (above != null) ? above.depth + 1 : 0;
			this.self = group.spans().stream().mapToLong(self).sum();
			this.total = this.self;
		}

		private void addToTheOneAbove() {
			if (this.above != null) {
				this.above.total += this.total;
			}
		}

		/**
		 * Takes the next free place.
		 * @param freeAtTheTop where that is among the groups that are below no other
		 * @return where it is then
		 */
		private long placeAfter(long freeAtTheTop) {
			this.start = (this.above != null) ? this.above.free : freeAtTheTop;
			this.free = this.start;
			if (this.above != null) {
				this.above.free += this.total;
				return freeAtTheTop;
			}
			return freeAtTheTop + this.total;
		}

		private Frame frame(long whole, List<String> services) {
			SpanGroup.Key key = this.group.key();
			List<Span> spans = this.group.spans();
			double share = (double) this.total / whole;
			boolean error = spans.stream().anyMatch((span) -> span.status() == SpanStatus.ERROR);
			String label = "%s of %s: %s, %d %%, self time %s, spans: %d%s".formatted(key.name(), key.service(),
					Formats.duration(this.total), Math.round(100 * share), Formats.duration(this.self), spans.size(),
					error ? ", failed" : "");
			Span longest = spans.stream().max(Comparator.comparingLong(Span::durationNanos)).orElseThrow();
			return new Frame(this.depth, Formats.percent((double) this.start / whole), Formats.percent(share),
					this.depth * ROW, services.indexOf(key.service()), error, key.name(), label,
					"span-" + longest.spanId());
		}

	}

}
