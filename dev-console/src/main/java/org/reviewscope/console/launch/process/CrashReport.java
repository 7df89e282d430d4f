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
		return """

				%s %s. Its last lines:
				%s

				What to do: read the first error above. To debug the service alone, run %s
				in your IDE. After a change of code, ./mvnw -Pup builds it again.""".formatted(service.name(), end,
				process.lastLines().stream().map((line) -> "  " + line).collect(Collectors.joining("\n")),
				service.mainClass());
	}

}
