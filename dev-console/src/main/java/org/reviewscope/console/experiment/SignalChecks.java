package org.reviewscope.console.experiment;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import org.reviewscope.console.proof.CheckResult;
import org.reviewscope.console.proof.Counter;
import org.reviewscope.console.proof.Found;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanStatus;

import org.springframework.util.ClassUtils;

/**
 * Checks of the traces, logs and metrics of the suite.
 */
final class SignalChecks {

	private SignalChecks() {
	}

	static CheckResult serviceIsDown(ExperimentRun run) {
		String service = String.valueOf(run.experiment().stops());
		return run.signals().isGone(service)
				? CheckResult.proven(service + " is stopped and has no process", "/#service-" + service)
				: CheckResult.waiting("");
	}

	/**
	 * Looks for a failed call in the review's trace.
	 * @param service the one that called
	 * @return the check
	 */
	static Function<ExperimentRun, CheckResult> failedCallOf(String service) {
		return (run) -> run.signals()
			.spans(run.answer().trace())
			.stream()
			.filter((span) -> span.service().equals(service) && span.kind().equals("CLIENT")
					&& span.status() == SpanStatus.ERROR)
			.findFirst()
			.map((span) -> CheckResult.proven(
					"%s of %s failed: %s".formatted(span.name(), service,
							ClassUtils
								.getShortName(String.valueOf(span.attributes().getOrDefault("error.type", "error")))),
					Found.linkTo(span)))
			.orElse(CheckResult.waiting("spans come some seconds later"));
	}

	static CheckResult noServiceFailed(ExperimentRun run) {
		List<Span> served = run.signals()
			.spans(run.answer().trace())
			.stream()
			.filter((span) -> span.kind().equals("SERVER"))
			.toList();
		if (served.size() < 2) {
			return CheckResult.waiting("spans come some seconds later");
		}
		return served.stream()
			.filter((span) -> span.status() == SpanStatus.ERROR)
			.findFirst()
			.map((span) -> CheckResult.refuted(span.service() + " failed", Found.linkTo(span)))
			.orElseGet(() -> CheckResult.proven("%d services took part, none failed".formatted(served.size()),
					Found.linkTo(served.getLast())));
	}

	static CheckResult isWarnedOf(ExperimentRun run) {
		return run.signals()
			.warnings(run.answer().trace())
			.stream()
			.findFirst()
			.map((line) -> Found.line(line, "/logs?query=traceId=" + run.answer().trace()))
			.orElse(CheckResult.waiting("log records come some seconds later"));
	}

	static Function<ExperimentRun, CheckResult> growthOf(Counter counter) {
		return (run) -> {
			double before = run.before(counter);
			double now = run.signals().value(counter);
			return (now > before) ? CheckResult.proven(
					String.format(Locale.ROOT, "%s: from %.0f to %.0f", counter.words(), before, now), counter.link())
					: CheckResult.waiting("metrics are read every five seconds");
		};
	}

	static CheckResult isWrittenLater(ExperimentRun run) {
		return run.signals()
			.linkedTo(run.answer().trace())
			.stream()
			.filter((span) -> run.signals()
				.spans(span.traceId())
				.stream()
				.anyMatch((other) -> other.service().equals(run.experiment().stops())))
			.findFirst()
			.map((span) -> CheckResult.proven("%s of %s links to the request".formatted(span.name(), span.service()),
					Found.linkTo(span)))
			.orElse(CheckResult.waiting("the record is tried again with growing pauses"));
	}

}
