package org.reviewscope.observability.autoconfigure.redaction;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * URLs without what may be secret in them: user and password, values of the query, the
 * fragment, and parameters in the path, such as {@code ;jsessionid=}. The path itself and
 * the names of query parameters stay, and so do placeholders of a template.
 */
public final class UrlText {

	// Also as Spring quotes a request: GET "/path?query"
	private static final Pattern URL = Pattern
		.compile("(?:jdbc:\\w+:|\\b[a-zA-Z][\\w+.-]*://|(?<=[A-Z] \")/)[^\\s\"<>]+");

	private static final Pattern USER = Pattern.compile("(?<=//)[^/?#]*@|(?<=:thin:)[^@]*@");

	private static final Pattern PATH_PARAMETER = Pattern.compile(";[^/]*");

	private static final Pattern QUERY_VALUE = Pattern
		.compile("(^|&)(?:([^=&]*=)(?!\\{[^{}&]*}(?:&|$))[^&]*|(?!\\{[^{}&]*}(?:&|$))[^=&]+(?=&|$))");

	private UrlText() {
	}

	/**
	 * Returns a text in which URLs may occur, without the secrets in them.
	 * @param text any text
	 * @return the text as far as it may be shown
	 */
	public static String withoutSecretsIn(String text) {
		if (!mayHoldUrl(text)) {
			return text;
		}
		return URL.matcher(text).replaceAll((url) -> Matcher.quoteReplacement(withoutSecrets(url.group())));
	}

	// The expression tries each character. Under overload, when every refusal is an
	// exception, that was a fifth of the gateway's CPU
	private static boolean mayHoldUrl(String text) {
		return text.contains("://") || text.contains("jdbc:") || text.contains(" \"/");
	}

	/**
	 * Returns a URL without the secrets in it.
	 * @param url the URL, which may be relative or a template
	 * @return the URL as far as it may be shown
	 */
	public static String withoutSecrets(String url) {
		String[] parts = url.split("#", 2)[0].split("\\?", 2);
		String path = PATH_PARAMETER.matcher(USER.matcher(parts[0]).replaceFirst("")).replaceAll("");
		return (parts.length > 1) ? path + "?" + withoutValues(parts[1]) : path;
	}

	/**
	 * Returns a query without its values.
	 * @param query the query of a URL
	 * @return the names in it
	 */
	static String withoutValues(String query) {
		return QUERY_VALUE.matcher(query).replaceAll("$1$2REDACTED");
	}

}
