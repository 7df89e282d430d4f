package org.reviewscope.console.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

import org.reviewscope.console.telemetry.LogLine;

/**
 * Keeps the newest log records within the limits. Not thread-safe.
 */
class LogStore {

	private final StoreProperties limits;

	private final Deque<LogLine> lines = new ArrayDeque<>();

	private long bytes;

	private long received;

	private long dropped;

	LogStore(StoreProperties limits) {
		this.limits = limits;
	}

	void add(LogLine line) {
		this.received++;
		this.lines.addLast(line);
		this.bytes += MemoryEstimate.of(line);
		while (this.lines.size() > this.limits.maxLogs() || this.bytes > this.limits.maxLogMemory().toBytes()) {
			this.bytes -= MemoryEstimate.of(this.lines.removeFirst());
			this.dropped++;
		}
	}

	/**
	 * The records of a trace. Looks at all records: for so few, an index would cost more
	 * than it saves.
	 * @param traceId the trace
	 * @return its records by time
	 */
	List<LogLine> linesOf(String traceId) {
		return this.lines.stream()
			.filter((line) -> traceId.equals(line.traceId()))
			.sorted(Comparator.comparingLong(LogLine::timeUnixNano))
			.toList();
	}

	/**
	 * What is kept at the moment.
	 * @return the records, newest first
	 */
	List<LogLine> snapshot() {
		return new ArrayList<>(this.lines.reversed());
	}

	int size() {
		return this.lines.size();
	}

	long received() {
		return this.received;
	}

	long dropped() {
		return this.dropped;
	}

}
