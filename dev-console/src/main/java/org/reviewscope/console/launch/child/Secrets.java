package org.reviewscope.console.launch.child;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Masks what may be a secret: in doubt, a value that is none is masked too. If the name
 * of a value says that it is secret, its text is masked in all other values, too.
 */
public final class Secrets {

	/** What is shown instead. */
	public static final String MASK = "******";

	private static final String NAME = "pass|pwd|secret|token|key|credential|auth|private|cookie|session|header|salt|"
			+ "signature|license|webhook";

	private static final Pattern SECRET_NAME = Pattern.compile(NAME, Pattern.CASE_INSENSITIVE);

	// The working directories of shells, which are part of many other values
	private static final Pattern DIRECTORY = Pattern.compile("(?:old)?pwd", Pattern.CASE_INSENSITIVE);

	// A password may have a slash in it; Oracle's drivers take it before the host
	private static final Pattern USER_INFO = Pattern.compile("(?<=//|:thin:|:oci:)\\S+(?=@)");

	// As in an address, an option of the JVM or JSON: all that follows the first one
	private static final Pattern ASSIGNMENT = Pattern.compile("(?:" + NAME + ")[\\w.-]*[\"']?\\s*[=:].*",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	// As of a command, with a blank before the value
	private static final Pattern OPTION = Pattern.compile("((?<![\\w-])--[\\w.-]*(?:" + NAME + ")[\\w.-]*\\s+)\\S.*",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final Pattern SCHEME = Pattern.compile("\\b(?:bearer|basic)\\s+\\S+|-----BEGIN|\\beyJ[\\w-]+\\.",
			Pattern.CASE_INSENSITIVE);

	// Random texts, also without a name that says so
	private static final Pattern RANDOM = Pattern.compile("(?=[^a-zA-Z]*[a-zA-Z])(?=\\D*\\d)[\\w+=-]{32,}");

	// With slashes, but no path
	private static final Pattern BASE64 = Pattern
		.compile("(?!/)(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?=\\D*\\d)[a-zA-Z0-9+/]{32,}={0,2}");

	// As part of a longer text, in which names of files and classes are not random
	private static final Pattern RANDOM_PART = Pattern
		.compile("(?<!\\w)(?:(?=\\d*[a-fA-F])(?=[a-fA-F]*\\d)[a-fA-F0-9]{32,}"
				+ "|(?=[A-Z0-9_-]*[a-z])(?=[a-z0-9_-]*[A-Z])(?=[a-zA-Z_-]*\\d)[\\w-]{32,})(?!\\w)");

	/** Shorter ones, such as "true" or "admin", are part of too many other values. */
	private static final int SHORTEST = 8;

	private final List<String> known;

	/**
	 * Learns the secrets of a program.
	 * @param values its variables or properties
	 */
	public Secrets(Map<String, String> values) {
		this.known = values.entrySet()
			.stream()
			.filter((entry) -> isSecret(entry.getKey()) && entry.getValue().length() >= SHORTEST)
			.map(Map.Entry::getValue)
			.toList();
	}

	/**
	 * Whether a name belongs to a secret.
	 * @param name the name of a variable, a property or an option
	 * @return {@code true} in doubt
	 */
	public static boolean isSecret(String name) {
		return SECRET_NAME.matcher(name).find() && !DIRECTORY.matcher(name).matches();
	}

	/**
	 * The value as it may be shown.
	 * @param name its name
	 * @param value the value
	 * @return the value, or a mask instead of it or of a part of it
	 */
	public String masked(String name, String value) {
		return (isSecret(name) && !value.isEmpty()) ? MASK : masked(value);
	}

	/**
	 * A text without a name as it may be shown.
	 * @param value the text
	 * @return the text, or a mask instead of it or of a part of it
	 */
	public String masked(String value) {
		if (SCHEME.matcher(value).find() || isRandom(value) || this.known.stream().anyMatch(value::contains)) {
			return MASK;
		}
		String withoutUser = USER_INFO.matcher(value).replaceAll(MASK);
		return ASSIGNMENT.matcher(OPTION.matcher(withoutUser).replaceAll("$1" + MASK))
			.replaceAll((match) -> name(match.group()) + MASK);
	}

	private static boolean isRandom(String value) {
		return RANDOM.matcher(value).matches() || BASE64.matcher(value).matches() || RANDOM_PART.matcher(value).find();
	}

	// Up to its = or :
	private static String name(String assignment) {
		return assignment.replaceFirst("(?s)[=:].*", "=");
	}

}
