package org.reviewscope.console.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.reviewscope.console.telemetry.Span;

/**
 * The spans of a trace in the order of their arrival. A list beside the set of their ids,
 * because each query copies all spans, and a list's copy takes a fraction of a map's
 * time. Not thread-safe.
 */
class KeptTrace {

	private final List<Span> spans = new ArrayList<>();

	private final Set<String> ids = new HashSet<>();

	boolean contains(String spanId) {
		return this.ids.contains(spanId);
	}

	void add(Span span) {
		this.spans.add(span);
		this.ids.add(span.spanId());
	}

	List<Span> spans() {
		return Collections.unmodifiableList(this.spans);
	}

}
