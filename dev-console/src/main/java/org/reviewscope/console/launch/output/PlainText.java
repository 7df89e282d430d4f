package org.reviewscope.console.launch.output;

import java.util.regex.Pattern;

/**
 * Text without control sequences for terminals: colours, titles, movements.
 */
final class PlainText {

	// ECMA-48: control sequences, then strings such as a window's title, then the rest
	private static final Pattern ESCAPES = Pattern
		.compile("\033\\[[0-?]*[ -/]*[@-~]?|\033[\\]PX^_][^\007\033]*(?:\007|\033\\\\)?|\033[ -/]*[0-~]?");

	private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\t]]");

	private PlainText() {
	}

	static String of(String line) {
		String text = (line.indexOf('\033') < 0) ? line : ESCAPES.matcher(line).replaceAll("");
		return CONTROLS.matcher(text).replaceAll("");
	}

}
