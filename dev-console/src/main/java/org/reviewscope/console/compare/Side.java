package org.reviewscope.console.compare;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.chart.Formats;
import org.reviewscope.console.flame.SpanGroup;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanStatus;

/**
 * The spans of a row in one of two traces.
 *
 * @param count how many there are, 0 when the trace has none
 * @param failed how many of them failed
 * @param nanos how long they took together, in nanoseconds
 */
record Side(int count, long failed, long nanos) {

	static Side of(@Nullable SpanGroup group) {
		List<Span> spans = (group != null) ? group.spans() : List.of();
		return new Side(spans.size(), spans.stream().filter((span) -> span.status() == SpanStatus.ERROR).count(),
				spans.stream().mapToLong(Span::durationNanos).sum());
	}

	// Public for the template, like the next
	public String words() {
		if (this.count == 0) {
			return "none";
		}
		String words = (this.count > 1) ? "%d \u00d7 together %s".formatted(this.count, duration()) : duration();
		return (this.failed > 0) ? words + ", failed: " + this.failed : words;
	}

	public String duration() {
		return Formats.duration(this.nanos);
	}

	String share(long whole) {
		return Formats.percent((double) this.nanos / Math.max(1, whole));
	}

}
