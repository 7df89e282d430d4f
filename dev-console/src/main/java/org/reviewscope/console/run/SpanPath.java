package org.reviewscope.console.run;

import java.util.ArrayList;
import java.util.List;

import org.reviewscope.console.telemetry.LongText;
import org.reviewscope.console.telemetry.Span;

/**
 * The place of a span in the tree of its request.
 *
 * @param steps service and name of each span on the way, from the first below the request
 * to the span itself
 */
public record SpanPath(List<String> steps) {

	/** Of the name of one step. */
	private static final int LONGEST = 200;

	/** Where the request itself is. */
	static final SpanPath ROOT = new SpanPath(List.of());

	SpanPath to(Span child) {
		List<String> longer = new ArrayList<>(this.steps);
		String step = child.service() + ": " + child.name();
		longer.add(LongText.beginning(step, LONGEST));
		return new SpanPath(List.copyOf(longer));
	}

	/**
	 * The place of the span above.
	 * @return without steps when that is the request itself
	 */
	public SpanPath parent() {
		return new SpanPath(this.steps.subList(0, Math.max(0, this.steps.size() - 1)));
	}

	@Override
	public String toString() {
		return String.join(" > ", this.steps);
	}

}
