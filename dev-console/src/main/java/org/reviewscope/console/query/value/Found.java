package org.reviewscope.console.query.value;

/**
 * Words for what was found in a query.
 */
public final class Found {

	private static final int LONGEST = 40;

	private Found() {
	}

	/**
	 * Shortens a text for an error message.
	 * @param text a part of a query
	 * @return how it begins
	 */
	public static String words(String text) {
		return (text.codePointCount(0, text.length()) > LONGEST)
				? text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "\u2026" : text;
	}

}
