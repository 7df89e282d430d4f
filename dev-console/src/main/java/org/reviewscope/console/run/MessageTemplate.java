package org.reviewscope.console.run;

import java.util.regex.Pattern;

import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.LongText;

/**
 * Makes the messages of log records alike that differ in numbers and ids only.
 */
final class MessageTemplate {

	/** What OpenTelemetry's appenders call the message before its arguments are in. */
	private static final String TEMPLATE = "log.body.template";

	private static final int LONGEST = 200;

	private static final Pattern VARIABLE = Pattern.compile(
			"\\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\b|\\b[0-9a-fA-F]{16,}\\b|\\d+(?:[.,:]\\d+)*");

	private MessageTemplate() {
	}

	static String of(LogLine line) {
		Object template = line.attributes().get(TEMPLATE);
		return (template != null) ? shortened(template.toString())
				: VARIABLE.matcher(shortened(line.body().toString())).replaceAll("…");
	}

	// Before anything is looked for: messages may hold megabytes
	private static String shortened(String message) {
		String first = LongText.beginning(message, LONGEST);
		return first.lines().findFirst().orElse("");
	}

}
