package org.reviewscope.console.fault;

import java.util.function.Function;

import org.reviewscope.console.proof.CheckResult;
import org.reviewscope.console.proof.Found;
import org.reviewscope.console.proof.Signals;
import org.reviewscope.console.telemetry.LogLine;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * The log lines that faults cause.
 */
final class LogSigns {

	private LogSigns() {
	}

	static Function<FaultRun, CheckResult> line(String text) {
		return (run) -> found(run, run.service(), text);
	}

	static Function<FaultRun, CheckResult> lineOf(String service, String text) {
		return (run) -> found(run, service, text);
	}

	static CheckResult drained(FaultRun run) {
		return found(run, "inference-service", "No prediction waits any more");
	}

	// Of the gateway, or of the service that keeps what it cannot write
	static CheckResult refused(FaultRun run) {
		return run.service().equals("inference-service") ? drained(run) : found(run, run.service(), "Answered 503 on");
	}

	// The lines about a switched fault are no sign: a real failure does not announce
	// itself
	private static CheckResult found(FaultRun run, String service, String text) {
		return run.signals()
			.lines(service, text)
			.stream()
			.filter((line) -> run.isAfterBegin(line.timeUnixNano()))
			.filter((line) -> !line.body().toString().startsWith("Fault "))
			.findFirst()
			.map((line) -> Found.line(line, link(line, text)))
			.orElse(CheckResult.waiting("log records come some seconds later"));
	}

	private static String link(LogLine line, String text) {
		return UriComponentsBuilder.fromPath("/logs")
			.queryParam("query", "{query}")
			.encode()
			.buildAndExpand(Signals.lineQuery(line.service(), text))
			.toUriString();
	}

}
