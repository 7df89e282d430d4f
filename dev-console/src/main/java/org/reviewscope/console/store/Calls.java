package org.reviewscope.console.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanStatus;

/**
 * Finds the calls between services in the spans of a trace.
 */
class Calls {

	private final Collection<Span> spans;

	private final Map<String, String> addresses;

	private final Map<String, Span> byId = new HashMap<>();

	private final Set<String> answered = new HashSet<>();

	Calls(Collection<Span> spans, Map<String, String> addresses) {
		this.spans = spans;
		this.addresses = addresses;
		spans.forEach((span) -> {
			this.byId.put(span.spanId(), span);
			this.answered.add(String.valueOf(span.parentSpanId()));
		});
	}

	Stream<Call> stream() {
		return this.spans.stream().flatMap((span) -> Stream.ofNullable(call(span)));
	}

	/**
	 * The address to which a request was sent, as both its client and its server name it.
	 * @param span the span of either
	 * @return host and port, empty when they are not known
	 */
	static String addressOf(Span span) {
		Object host = span.attributes().getOrDefault("server.address", "");
		Object port = span.attributes().get("server.port");
		return (port != null) ? host + ":" + port : host.toString();
	}

	private @Nullable Call call(Span span) {
		Span parent = parentOf(span);
		if (parent != null && !parent.service().equals(span.service())) {
			return new Call(parent.service(), span.service(), span.durationNanos(), isFailed(span) || isFailed(parent));
		}
		if (parent == null && span.kind().equals("SERVER")) {
			return new Call(Call.OUTSIDE, span.service(), span.durationNanos(), isFailed(span));
		}
		String other = calledBy(span);
		return other.isEmpty() ? null : new Call(span.service(), other, span.durationNanos(), isFailed(span));
	}

	// The callee of a client span that has no server span: a database, or a service that
	// sent none
	private String calledBy(Span span) {
		if (!span.kind().equals("CLIENT") || this.answered.contains(span.spanId())) {
			return "";
		}
		// Agents still send "db.system" by default
		Object named = Stream.of("db.system.name", "db.system", "peer.service")
			.map(span.attributes()::get)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
		return (named != null) ? named.toString() : this.addresses.getOrDefault(addressOf(span), addressOf(span));
	}

	// A status such as 400 marks the span of the client as failed. When the client has
	// only passed a bad request on, its own work has not failed, and neither has the call
	private boolean isFailed(Span span) {
		return span.status() == SpanStatus.ERROR && !(isRefused(span) && workOf(span).status() != SpanStatus.ERROR);
	}

	private static boolean isRefused(Span span) {
		return String.valueOf(span.attributes().get("http.response.status_code")).matches("4\\d\\d");
	}

	private Span workOf(Span span) {
		Span work = span;
		// At most one step for each span: the spans of a faulty program may form a cycle
		for (int i = 0; i < this.byId.size(); i++) {
			Span parent = parentOf(work);
			if (parent == null || !parent.service().equals(work.service())) {
				return work;
			}
			work = parent;
		}
		return work;
	}

	private @Nullable Span parentOf(Span span) {
		return (span.parentSpanId() != null) ? this.byId.get(span.parentSpanId()) : null;
	}

}
