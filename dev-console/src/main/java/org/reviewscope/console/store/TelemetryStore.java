package org.reviewscope.console.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.reviewscope.console.feed.Feed;
import org.reviewscope.console.feed.Subscription;
import org.reviewscope.console.query.Query;
import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.Trace;

import org.springframework.stereotype.Component;

/**
 * All spans and log records that the console keeps. With the default limits, they take at
 * most about 120 MB of heap.
 */
@Component
public class TelemetryStore {

	private final SpanStore spans;

	private final LogStore logs;

	private final Feed<Span> spanFeed = new Feed<>(MemoryEstimate::of);

	private final Feed<LogLine> logFeed = new Feed<>(MemoryEstimate::of);

	private final Compaction compaction = new Compaction();

	TelemetryStore(StoreProperties limits) {
		this.spans = new SpanStore(limits);
		this.logs = new LogStore(limits);
	}

	public void addSpans(Collection<Span> newSpans) {
		List<Span> compact = newSpans.stream().map(this.compaction::compact).toList();
		List<Span> added;
		synchronized (this) {
			added = compact.stream().filter(this.spans::add).toList();
		}
		this.spanFeed.publish(added);
	}

	public void addLogs(Collection<LogLine> newLines) {
		synchronized (this) {
			newLines.forEach(this.logs::add);
		}
		this.logFeed.publish(newLines);
	}

	/**
	 * Begins to follow the spans that arrive.
	 * @return gets each new one from now on
	 */
	public Subscription<Span> followSpans() {
		return this.spanFeed.subscribe();
	}

	/**
	 * Begins to follow the log records that arrive.
	 * @return gets each new one from now on
	 */
	public Subscription<LogLine> followLogs() {
		return this.logFeed.subscribe();
	}

	/**
	 * Finds a trace.
	 * @param traceId its id
	 * @return what has arrived so far
	 */
	public synchronized Optional<Trace> find(String traceId) {
		List<Span> spansOfTrace = this.spans.spansOf(traceId);
		List<LogLine> linesOfTrace = this.logs.linesOf(traceId);
		return (spansOfTrace.isEmpty() && linesOfTrace.isEmpty()) ? Optional.empty()
				: Optional.of(new Trace(traceId, spansOfTrace, linesOfTrace));
	}

	/**
	 * The traces whose first span came last.
	 * @param limit how many at most
	 * @return newest first
	 */
	public synchronized List<TraceSummary> newest(int limit) {
		return this.spans.newest(limit).stream().map((id) -> TraceSummary.of(id, this.spans.spansOf(id))).toList();
	}

	/**
	 * Searches the traces.
	 * @param query what one of their spans must match
	 * @param limit how many at most
	 * @return newest first
	 */
	public List<TraceSummary> search(Query<Span> query, int limit) {
		return new SpanSearch(traces()).traces(query, limit);
	}

	/**
	 * Searches the spans.
	 * @param query what they must match
	 * @param limit how many at most
	 * @return those of the newest trace first, in each by start
	 */
	public List<Span> searchSpans(Query<Span> query, int limit) {
		return new SpanSearch(traces()).spans(query, limit);
	}

	/**
	 * The traces kept at the moment. Reading all of them delays nobody.
	 * @return the spans of each, newest trace first
	 */
	public synchronized List<List<Span>> traces() {
		return this.spans.snapshot();
	}

	/**
	 * The log records kept at the moment.
	 * @return newest first
	 */
	public synchronized List<LogLine> lines() {
		return this.logs.snapshot();
	}

	/**
	 * The calls between services since a moment.
	 * @param unixNano the earliest start of a trace
	 * @return each call, oldest trace first
	 */
	public synchronized List<Call> callsSince(long unixNano) {
		return this.spans.callsSince(unixNano);
	}

	/**
	 * The spans of other traces that were caused by a trace.
	 * @param traceId the trace
	 * @return the spans that link to it, newest trace first
	 */
	public synchronized List<Span> linkedTo(String traceId) {
		return this.spans.linkedTo(traceId);
	}

	/**
	 * Searches the log records.
	 * @param query what they must match
	 * @param limit how many at most
	 * @return newest first
	 */
	public List<LogLine> searchLogs(Query<LogLine> query, int limit) {
		return new LogSearch(lines(), this::spansOf).lines(query, limit);
	}

	/**
	 * The spans of a trace.
	 * @param traceId its id
	 * @return those that have arrived by start, none of a trace that is not kept
	 */
	public synchronized List<Span> spansOf(String traceId) {
		return this.spans.spansOf(traceId);
	}

	public synchronized ReceivedCounts received() {
		return new ReceivedCounts(this.spans.received(), this.spans.dropped(), this.logs.received(),
				this.logs.dropped());
	}

}
