package org.reviewscope.console.fault;

import java.util.function.Function;

import org.reviewscope.console.proof.CheckResult;
import org.reviewscope.console.proof.Found;
import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.LogSeverity;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * What faults let services say.
 */
final class LogSigns {

	private LogSigns() {
	}

	static Function<FaultRun, CheckResult> line(String text) {
		return (run) -> found(run, run.service(), text, LogSeverity.INFO);
	}

	static Function<FaultRun, CheckResult> lineOf(String service, String text) {
		return (run) -> found(run, service, text, LogSeverity.INFO);
	}

	static Function<FaultRun, CheckResult> warningOf(String service) {
		return (run) -> found(run, service, "", LogSeverity.WARN);
	}

	static CheckResult warning(FaultRun run) {
		return found(run, run.service(), "", LogSeverity.WARN);
	}

	// The faults' own lines are no sign: real trouble does not announce itself
	private static CheckResult found(FaultRun run, String service, String text, LogSeverity least) {
		return run.signals()
			.lines(service, text)
			.stream()
			.filter((line) -> run.isAfterBegin(line.timeUnixNano()))
			.filter((line) -> LogSeverity.of(line.severity()).compareTo(least) >= 0)
			.filter((line) -> !line.body().toString().startsWith("Fault "))
			.findFirst()
			.map((line) -> Found.line(line, link(line, text)))
			.orElse(CheckResult.waiting("log records come some seconds later"));
	}

	private static String link(LogLine line, String text) {
		return UriComponentsBuilder.fromPath("/logs")
			.queryParam("service", line.service())
			.queryParam("text", text)
			.encode()
			.build()
			.toUriString();
	}

}
