package org.reviewscope.observability.autoconfigure.rollbar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * The token of a Rollbar project, or in words why there is none. No record, so that no
 * text has it.
 */
final class AccessToken {

	static final String VARIABLE = "ROLLBAR_ACCESS_TOKEN";

	static final String FILE = "ROLLBAR_ACCESS_TOKEN_FILE";

	/** What a header may hold. */
	private static final Pattern TOKEN = Pattern.compile("[!-~]+");

	private final @Nullable String value;

	private final String problem;

	private AccessToken(@Nullable String value, String problem) {
		this.value = value;
		this.problem = problem;
	}

	/**
	 * Reads the token; the file is asked first.
	 * @param environment has the variables
	 * @return the token
	 */
	static AccessToken of(Environment environment) {
		String file = environment.getProperty(FILE, "");
		if (StringUtils.hasText(file)) {
			return ofFile(file);
		}
		String text = environment.getProperty(VARIABLE);
		return (text != null) ? ofText(text, VARIABLE) : missing(
				"set %s to the path of a file with an access token, or %s to a token".formatted(FILE, VARIABLE));
	}

	Optional<String> value() {
		return Optional.ofNullable(this.value);
	}

	String problem() {
		return this.problem;
	}

	private static AccessToken ofFile(String file) {
		try {
			return ofText(Files.readString(Path.of(file)), "the file " + file + " (" + FILE + ")");
		}
		catch (IOException | InvalidPathException ex) {
			return missing("the file " + file + " (" + FILE + ") cannot be read");
		}
	}

	private static AccessToken ofText(String text, String source) {
		String token = text.strip();
		if (token.isEmpty()) {
			return missing(source + " is empty");
		}
		return TOKEN.matcher(token).matches() ? new AccessToken(token, "")
				: missing(source + " holds more than a token");
	}

	private static AccessToken missing(String problem) {
		return new AccessToken(null, problem);
	}

}
