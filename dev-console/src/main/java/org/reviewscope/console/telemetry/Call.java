package org.reviewscope.console.telemetry;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * One service had another do something.
 *
 * @param from who asked
 * @param to who did it
 * @param nanos how long that took, seen from the one who did it
 * @param failed whether it failed
 */
public record Call(String from, String to, long nanos, boolean failed) {

	/** Who stands for all that send requests without being traced. */
	public static final String OUTSIDE = "clients";

	private static final String DATABASE = "db.system.name";

	static List<Call> of(Collection<Span> spans) {
		Map<String, Span> byId = new HashMap<>();
		spans.forEach((span) -> byId.put(span.spanId(), span));
		Set<String> answered = new HashSet<>();
		spans.stream().map(Span::parentSpanId).forEach(answered::add);
		return spans.stream().flatMap((span) -> {
			Span parent = (span.parentSpanId() != null) ? byId.get(span.parentSpanId()) : null;
			return Stream.ofNullable(of(span, parent, answered.contains(span.spanId())));
		}).toList();
	}

	private static @Nullable Call of(Span span, @Nullable Span parent, boolean answered) {
		boolean failed = span.status() == SpanStatus.ERROR;
		if (parent != null && !parent.service().equals(span.service())) {
			return new Call(parent.service(), span.service(), span.durationNanos(),
					failed || parent.status() == SpanStatus.ERROR);
		}
		if (parent == null && span.kind().equals("SERVER")) {
			return new Call(OUTSIDE, span.service(), span.durationNanos(), failed);
		}
		Object other = span.attributes().getOrDefault(DATABASE, span.attributes().get("peer.service"));
		if (span.kind().equals("CLIENT") && !answered && other != null) {
			return new Call(span.service(), other.toString(), span.durationNanos(), failed);
		}
		return null;
	}

}
