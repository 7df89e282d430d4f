package org.reviewscope.console.trace;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.store.TraceFilter;
import org.reviewscope.console.store.TraceOutcome;

/**
 * The search form above the traces. An empty field matches every trace.
 *
 * @param service a service that took part
 * @param operation part of a span's name
 * @param outcome its outcome
 * @param minMillis the least duration
 * @param tenant the tenant of the request
 * @param traceId the beginning of its id
 */
record TraceSearch(@Nullable String service, @Nullable String operation, @Nullable TraceOutcome outcome,
		@Nullable Long minMillis, @Nullable String tenant, @Nullable String traceId) {

	private static final long NANOS_PER_MILLI = 1_000_000L;

	private static final long LONGEST = Long.MAX_VALUE / NANOS_PER_MILLI;

	TraceFilter filter() {
		long millis = (this.minMillis != null) ? Math.clamp(this.minMillis, 0, LONGEST) : 0;
		return new TraceFilter(text(this.service), text(this.operation),
				Objects.requireNonNullElse(this.outcome, TraceOutcome.ANY), millis * NANOS_PER_MILLI, text(this.tenant),
				text(this.traceId));
	}

	public boolean isEmpty() {
		return filter().equals(new TraceFilter("", "", TraceOutcome.ANY, 0, "", ""));
	}

	private static String text(@Nullable String value) {
		return Objects.requireNonNullElse(value, "");
	}

}
