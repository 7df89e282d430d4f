package org.reviewscope.console.launch.process;

import java.util.stream.Collectors;

import org.reviewscope.console.launch.process.Readiness.Outcome;

/**
 * Explains why a service does not run: how it ended, its last log lines and what to do.
 */
final class CrashReport {

	private CrashReport() {
	}

	static String of(ServiceDefinition service, ServiceProcess process, Outcome outcome) throws InterruptedException {
		String end = (outcome == Outcome.TIMED_OUT) ? "did not become ready in time"
				: "ended with exit code " + process.exit().join();
		return report(service.name() + " " + end, service, process);
	}

	static String ofBuild(ServiceDefinition service, ServiceProcess build) throws InterruptedException {
		return report("The build of %s ended with exit code %d".formatted(service.name(), build.exit().join()), service,
				build);
	}

	private static String report(String end, ServiceDefinition service, ServiceProcess process)
			throws InterruptedException {
		return """

				%s. Its last lines:
				%s

				What to do: read the first error above. %s""".formatted(end,
				process.lastLines().stream().map((line) -> "  " + line).collect(Collectors.joining("\n")),
				service.advice());
	}

}
