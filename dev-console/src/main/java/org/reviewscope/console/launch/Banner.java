package org.reviewscope.console.launch;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * What the user sees when everything is ready: which pages to open, and a first command.
 */
final class Banner {

	private Banner() {
	}

	static String of(LaunchSettings settings) {
		String gateway = settings.url(PortSetting.GATEWAY);
		return """

				------------------------------------------------------------------------
				  Reviewscope is ready: %s

				  Try it     %s
				  See it     %s   (each request as one trace, with its logs)
				  API        %s/swagger-ui.html
				  Telemetry  %s   (OTLP; over gRPC: %s)

				  curl -s localhost:%d/predict -H 'content-type: application/json' \\
				    -d '{"review":"This app is fantastic! I use it every day."}'

				  Ctrl-C stops everything.
				------------------------------------------------------------------------
				""".formatted(timing(), gateway, settings.url(PortSetting.CONSOLE), gateway,
				settings.url(PortSetting.OTLP), settings.url(PortSetting.OTLP_GRPC),
				settings.port(PortSetting.GATEWAY));
	}

	// Maven is the parent process, and started before the launcher
	private static String timing() {
		ProcessHandle launcher = ProcessHandle.current();
		double suiteSeconds = secondsSinceStartOf(launcher);
		double allSeconds = launcher.parent().map(Banner::secondsSinceStartOf).orElse(suiteSeconds);
		return String.format(Locale.ROOT, "%.0f s, of which %.0f s Maven", allSeconds, allSeconds - suiteSeconds);
	}

	private static double secondsSinceStartOf(ProcessHandle process) {
		return process.info()
			.startInstant()
			.map((start) -> Duration.between(start, Instant.now()).toMillis() / 1000.0)
			.orElse(0.0);
	}

}
