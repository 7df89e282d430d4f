package org.reviewscope.console.launch.configuration;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * A property of a service.
 *
 * @param name its name
 * @param value its resolved value, masked where it may be a secret
 * @param origin where it was found: a file with its line, or a variable
 */
public record ConfiguredValue(String name, String value, String origin) {

	/**
	 * So that a line stays below what a pipe takes at once, and no other line gets into
	 * it. On Linux; where a pipe takes less, such as on macOS, a value may be missing.
	 */
	static final int MOST_CHARACTERS = 400;

	/**
	 * One line for the pipe to the launcher, in any encoding of that pipe.
	 * @return a text of letters, digits, signs and blanks
	 */
	String line() {
		return String.join(" ", Stream.of(this.name, this.value, this.origin).map(ConfiguredValue::encoded).toList());
	}

	static ConfiguredValue of(String line) {
		List<String> parts = Stream.of(line.split(" ", -1)).map(ConfiguredValue::decoded).toList();
		return new ConfiguredValue(parts.get(0), parts.get(1), parts.get(2));
	}

	private static String encoded(String text) {
		String bounded = (text.length() > MOST_CHARACTERS) ? text.substring(0, MOST_CHARACTERS) + "…" : text;
		return Base64.getEncoder().encodeToString(bounded.getBytes(StandardCharsets.UTF_8));
	}

	private static String decoded(String text) {
		return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
	}

}
