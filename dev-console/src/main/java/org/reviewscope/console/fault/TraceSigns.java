package org.reviewscope.console.fault;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

import org.reviewscope.console.proof.CheckResult;
import org.reviewscope.console.proof.Found;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanStatus;

/**
 * What faults do to traces.
 */
final class TraceSigns {

	private static final long MILLISECOND = 1_000_000;

	/** Far more than a service needs by itself. */
	private static final long GAP = 200 * MILLISECOND;

	/** By then, the spans of a healthy service have arrived. */
	private static final long LATE = 8_000 * MILLISECOND;

	private TraceSigns() {
	}

	static CheckResult gap(FaultRun run) {
		return find(run, run.service(), (span, all) -> isOf(run, span, "SERVER") && gapOf(span, all) >= GAP,
				"%s of %s: time before its first child, or without one");
	}

	static CheckResult injectedFailure(FaultRun run) {
		return find(run, run.service(),
				(span, all) -> isOf(run, span, "SERVER") && hasFailed(span) && children(span, all).findAny().isEmpty()
						&& span.events().toString().contains("InjectedFailureException"),
				"%s of %s failed, with the exception InjectedFailureException");
	}

	static CheckResult failedRequest(FaultRun run) {
		return find(run, run.service(), (span, all) -> isOf(run, span, "SERVER") && hasFailed(span), "%s of %s failed");
	}

	static CheckResult failedCall(FaultRun run) {
		return find(run, run.service(), (span, all) -> isOf(run, span, "CLIENT") && isDeadEnd(span, all),
				"%s of %s failed, with nothing below it");
	}

	static CheckResult failedCallFromOthers(FaultRun run) {
		return find(run, "",
				(span, all) -> span.kind().equals("CLIENT") && !span.service().equals(run.service()) && hasFailed(span),
				"%s of %s failed");
	}

	static CheckResult failedSwap(FaultRun run) {
		return find(run, "inference-service", (span, all) -> span.name().equals("model swap") && hasFailed(span),
				"%s of %s failed");
	}

	static CheckResult slowQuery(FaultRun run) {
		return find(run, run.service(),
				(span, all) -> String.valueOf(span.attributes().get("db.query.text")).contains("CROSS JOIN"),
				"%s of %s: its query joins millions of rows");
	}

	// Beside a span of the caller, or of the called
	static CheckResult missing(FaultRun run) {
		return find(run, "",
				(span, all) -> !span.service().equals(run.service()) && isOld(span)
						&& all.stream().noneMatch((other) -> other.service().equals(run.service()))
						&& (lacksParent(span, all) || lacksAnswer(span, all)),
				"beside %s of %s, spans are missing");
	}

	static CheckResult skewed(FaultRun run) {
		return find(run, run.service(),
				(span, all) -> span.kind().equals("SERVER") && span.service().equals(run.service())
						&& all.stream()
							.filter((parent) -> parent.spanId().equals(span.parentSpanId()))
							.anyMatch((parent) -> isOutside(span, parent)),
				"%s of %s is outside of the span that has called it");
	}

	private static CheckResult find(FaultRun run, String service, BiPredicate<Span, List<Span>> sign, String words) {
		return run.traces(service)
			.stream()
			.flatMap((all) -> all.stream().filter((span) -> sign.test(span, all)))
			.findFirst()
			.map((span) -> CheckResult.proven(words.formatted(span.name(), span.service()), Found.linkTo(span)))
			.orElse(CheckResult.waiting("spans come some seconds later"));
	}

	private static boolean isOf(FaultRun run, Span span, String kind) {
		return span.service().equals(run.service()) && span.kind().equals(kind)
				&& run.isAfterBegin(span.startTimeUnixNano());
	}

	private static boolean hasFailed(Span span) {
		return span.status() == SpanStatus.ERROR;
	}

	private static boolean isDeadEnd(Span span, List<Span> all) {
		return hasFailed(span) && children(span, all).findAny().isEmpty();
	}

	private static Stream<Span> children(Span span, List<Span> all) {
		return all.stream().filter((other) -> span.spanId().equals(other.parentSpanId()));
	}

	private static long gapOf(Span span, List<Span> all) {
		Optional<Long> first = children(span, all).map(Span::startTimeUnixNano).min(Long::compare);
		return first.orElse(span.endTimeUnixNano()) - span.startTimeUnixNano();
	}

	private static boolean isOld(Span span) {
		return System.currentTimeMillis() * MILLISECOND - span.endTimeUnixNano() > LATE;
	}

	private static boolean lacksParent(Span span, List<Span> all) {
		return span.parentSpanId() != null
				&& all.stream().noneMatch((other) -> other.spanId().equals(span.parentSpanId()));
	}

	private static boolean lacksAnswer(Span span, List<Span> all) {
		return span.kind().equals("CLIENT") && !hasFailed(span) && children(span, all).findAny().isEmpty();
	}

	private static boolean isOutside(Span span, Span parent) {
		return span.startTimeUnixNano() < parent.startTimeUnixNano() - GAP
				|| span.endTimeUnixNano() > parent.endTimeUnixNano() + GAP;
	}

}
