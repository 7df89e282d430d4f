package org.reviewscope.console.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

import org.reviewscope.console.telemetry.Span;

/**
 * Keeps the newest traces within the limits. Not thread-safe.
 */
class SpanStore {

	private final StoreProperties limits;

	private final SequencedMap<String, KeptTrace> traces = new LinkedHashMap<>();

	private int spans;

	private long bytes;

	private long received;

	private long dropped;

	SpanStore(StoreProperties limits) {
		this.limits = limits;
	}

	/**
	 * Keeps a span.
	 * @param span the span
	 * @return whether it is new, and not one too many of its trace
	 */
	boolean add(Span span) {
		KeptTrace trace = this.traces.computeIfAbsent(span.traceId(), (id) -> new KeptTrace());
		if (trace.contains(span.spanId())) {
			// An exporter that got no response sends its spans again
			return false;
		}
		this.received++;
		if (trace.spans().size() >= this.limits.maxSpansPerTrace()) {
			this.dropped++;
			return false;
		}
		trace.add(span);
		this.spans++;
		this.bytes += MemoryEstimate.of(span);
		dropOldest();
		return true;
	}

	List<Span> spansOf(String traceId) {
		KeptTrace trace = this.traces.get(traceId);
		return (trace != null)
				? trace.spans().stream().sorted(Comparator.comparingLong(Span::startTimeUnixNano)).toList() : List.of();
	}

	List<String> newest(int limit) {
		return this.traces.sequencedKeySet().reversed().stream().limit(limit).toList();
	}

	/**
	 * What is kept at the moment.
	 * @return the spans of each trace, newest trace first
	 */
	List<List<Span>> snapshot() {
		List<List<Span>> copies = new ArrayList<>(this.traces.size());
		this.traces.sequencedValues().reversed().forEach((trace) -> copies.add(new ArrayList<>(trace.spans())));
		return copies;
	}

	List<Span> linkedTo(String traceId) {
		return this.traces.sequencedValues()
			.reversed()
			.stream()
			.flatMap((trace) -> trace.spans().stream())
			.filter((span) -> span.links().stream().anyMatch((link) -> link.traceId().equals(traceId)))
			.toList();
	}

	List<Call> callsSince(long unixNano) {
		Map<String, String> addresses = addresses();
		return this.traces.values()
			.stream()
			.filter((trace) -> trace.spans().getFirst().startTimeUnixNano() >= unixNano)
			.flatMap((trace) -> new Calls(trace.spans(), addresses).stream())
			.toList();
	}

	// Where each service has answered: a call that nobody answered has nothing but the
	// address
	private Map<String, String> addresses() {
		Map<String, String> addresses = new HashMap<>();
		this.traces.values()
			.stream()
			.flatMap((trace) -> trace.spans().stream())
			.filter((span) -> span.kind().equals("SERVER") && !Calls.addressOf(span).isEmpty())
			.forEach((span) -> addresses.put(Calls.addressOf(span), span.service()));
		return addresses;
	}

	int size() {
		return this.spans;
	}

	long received() {
		return this.received;
	}

	long dropped() {
		return this.dropped;
	}

	private void dropOldest() {
		while (this.traces.size() > this.limits.maxTraces() || this.spans > this.limits.maxSpans()
				|| this.bytes > this.limits.maxTraceMemory().toBytes()) {
			List<Span> oldest = this.traces.pollFirstEntry().getValue().spans();
			this.spans -= oldest.size();
			this.dropped += oldest.size();
			this.bytes -= oldest.stream().mapToLong(MemoryEstimate::of).sum();
		}
	}

}
