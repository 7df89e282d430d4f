package org.reviewscope.console.telemetry;

/**
 * Cuts texts that are too long to be kept or shown.
 */
public final class LongText {

	private LongText() {
	}

	/**
	 * Takes the beginning of a text.
	 * @param text any text
	 * @param most the number of characters to keep, at least 1
	 * @return as many or, where the last would be half of a surrogate pair, one less:
	 * that is no character, and cannot be written as UTF-8
	 */
	public static String beginning(String text, int most) {
		if (text.length() <= most) {
			return text;
		}
		return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
	}

}
