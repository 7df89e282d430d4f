package org.reviewscope.console.store;

import java.util.Collection;
import java.util.Locale;
import java.util.function.Predicate;

import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanStatus;

/**
 * A search for traces. A blank text matches every trace.
 *
 * @param service a service that took part
 * @param operation part of a span's name, of that service if one is given
 * @param outcome how the trace ended
 * @param minDurationNanos the least duration
 * @param tenant the tenant of the request
 * @param traceId the beginning of its id
 */
public record TraceFilter(String service, String operation, TraceOutcome outcome, long minDurationNanos, String tenant,
		String traceId) {

	private static final String TENANT = "tenant.id";

	public TraceFilter {
		service = service.strip();
		operation = operation.strip().toLowerCase(Locale.ROOT);
		tenant = tenant.strip();
		traceId = traceId.strip().toLowerCase(Locale.ROOT);
	}

	boolean accepts(String id, Collection<Span> spans) {
		return id.startsWith(this.traceId) && isOfOutcome(spans) && length(spans) >= this.minDurationNanos
				&& spans.stream().anyMatch(this::isWanted)
				&& (this.tenant.isEmpty() || any(spans, (span) -> this.tenant.equals(span.attributes().get(TENANT))));
	}

	private boolean isWanted(Span span) {
		return (this.service.isEmpty() || span.service().equals(this.service))
				&& span.name().toLowerCase(Locale.ROOT).contains(this.operation);
	}

	private boolean isOfOutcome(Collection<Span> spans) {
		return this.outcome == TraceOutcome.ANY
				|| (this.outcome == TraceOutcome.FAILED) == any(spans, (span) -> span.status() == SpanStatus.ERROR);
	}

	private static long length(Collection<Span> spans) {
		long start = spans.stream().mapToLong(Span::startTimeUnixNano).min().orElse(0);
		return spans.stream().mapToLong(Span::endTimeUnixNano).max().orElse(start) - start;
	}

	private static boolean any(Collection<Span> spans, Predicate<Span> condition) {
		return spans.stream().anyMatch(condition);
	}

}
