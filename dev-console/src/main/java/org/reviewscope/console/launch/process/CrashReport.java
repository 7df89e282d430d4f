package org.reviewscope.console.launch.process;

import java.util.stream.Collectors;

import org.reviewscope.console.launch.process.Readiness.Outcome;

/**
 * Says what became of a service that is not running as it should, in its own last words.
 */
final class CrashReport {

	private CrashReport() {
	}

	static String of(ServiceDefinition service, ServiceProcess process, Outcome outcome) throws InterruptedException {
		String end = (outcome == Outcome.TIMED_OUT) ? "did not get ready in time"
				: "ended with exit code " + process.exit().join();
		return """

				%s %s. The last it wrote:
				%s

				What to do: read the first error above. To have it alone, in a debugger say, run %s
				from your IDE. After a change of code, ./mvnw -Pup builds it again.""".formatted(service.name(), end,
				process.lastLines().stream().map((line) -> "  " + line).collect(Collectors.joining("\n")),
				service.mainClass());
	}

}
