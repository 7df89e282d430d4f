package org.reviewscope.console.launch;

/**
 * What the user sees when everything is ready: what to open and what to type.
 */
final class Banner {

	private Banner() {
	}

	static String of(LaunchSettings settings, String time) {
		String gateway = settings.url(PortSetting.GATEWAY);
		return """

				------------------------------------------------------------------------
				  Reviewscope is ready: %s

				  Try it     %s
				  See it     %s   (each request as one trace, with its logs)
				  API        %s/swagger-ui.html

				  curl -s localhost:%d/predict -H 'content-type: application/json' \\
				    -d '{"review":"This app is fantastic! I use it every day."}'

				  Ctrl-C stops everything.
				------------------------------------------------------------------------
				""".formatted(time, gateway, settings.url(PortSetting.CONSOLE), gateway,
				settings.port(PortSetting.GATEWAY));
	}

}
