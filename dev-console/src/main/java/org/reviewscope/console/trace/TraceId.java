package org.reviewscope.console.trace;

import java.util.Locale;
import java.util.regex.Pattern;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * A valid trace id.
 *
 * @param value 32 lower-case hexadecimal digits
 */
public record TraceId(String value) {

	private static final Pattern PATTERN = Pattern.compile("[0-9a-fA-F]{32}");

	/**
	 * Reads a trace id.
	 * @param text the digits, in any case
	 * @return the id
	 * @throws ResponseStatusException if it is none
	 */
	public static TraceId parse(String text) {
		if (!PATTERN.matcher(text).matches()) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "A trace id has 32 hexadecimal digits");
		}
		return new TraceId(text.toLowerCase(Locale.ROOT));
	}

}
