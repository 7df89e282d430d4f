package org.reviewscope.console.telemetry;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One piece of work in a trace.
 *
 * @param traceId the trace that it belongs to
 * @param resource the service that did it
 * @param name what was done
 * @param kind its part in a call, such as {@code SERVER}
 * @param spanId its own id
 * @param parentSpanId the work that caused it, {@code null} for the first of a trace
 * @param startTimeUnixNano when it began
 * @param durationNanos how long it took
 * @param status whether it is known to have failed or succeeded
 * @param attributes what is known of it
 * @param events what happened meanwhile
 * @param links other work that it has to do with
 */
public record Span(String traceId, Resource resource, String name, String kind, String spanId,
		@Nullable String parentSpanId, long startTimeUnixNano, long durationNanos, SpanStatus status,
		Map<String, Object> attributes, List<SpanEvent> events, List<SpanLink> links) {

	// An estimate, and no measurement: record, ids, list and map headers
	private static final int OWN_BYTES = 500;

	/**
	 * Which service did it.
	 * @return its name
	 */
	public String service() {
		return this.resource.service();
	}

	/**
	 * When the work was done.
	 * @return nanoseconds since 1970
	 */
	public long endTimeUnixNano() {
		return this.startTimeUnixNano + this.durationNanos;
	}

	/**
	 * Where a request was sent, as both of its ends name it.
	 * @return host and port, empty when that is not known
	 */
	String address() {
		Object host = this.attributes.getOrDefault("server.address", "");
		Object port = this.attributes.get("server.port");
		return (port != null) ? host + ":" + port : host.toString();
	}

	int bytes() {
		int bytes = OWN_BYTES + this.resource.bytesPerUser() + 2 * this.name.length()
				+ MemoryEstimate.of(this.attributes);
		for (SpanEvent event : this.events) {
			bytes += MemoryEstimate.ENTRY + 2 * event.name().length() + MemoryEstimate.of(event.attributes());
		}
		for (SpanLink link : this.links) {
			bytes += MemoryEstimate.ENTRY + MemoryEstimate.of(link.attributes());
		}
		return bytes;
	}

}
