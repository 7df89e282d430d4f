package org.reviewscope.inference.onnx;

/**
 * Repairs text before it meets native code: half a surrogate pair is no character, and
 * the tokenizer's library ends the whole process over one.
 */
final class WellFormed {

	private static final char REPLACEMENT = '\uFFFD';

	private WellFormed() {
	}

	static String text(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (Character.isSurrogate(text.charAt(i))) {
				return repaired(text);
			}
		}
		return text;
	}

	private static String repaired(String text) {
		StringBuilder repaired = new StringBuilder(text.length());
		text.codePoints()
			.map((codePoint) -> (Character.getType(codePoint) == Character.SURROGATE) ? REPLACEMENT : codePoint)
			.forEach(repaired::appendCodePoint);
		return repaired.toString();
	}

}
