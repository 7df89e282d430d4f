package org.reviewscope.inference.prediction;

import java.util.Set;

/**
 * Whether a text shows anything. {@link String#isBlank()} takes for text what nobody
 * sees, and what the tokenizer drops: no-break spaces, characters of no width, controls.
 */
final class VisibleText {

	/**
	 * Letters and symbols by their category, and yet empty: Hangul fillers, blank
	 * Braille.
	 */
	private static final Set<Integer> EMPTY = Set.of(0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0);

	private VisibleText() {
	}

	static boolean isIn(String text) {
		return text.codePoints().anyMatch(VisibleText::isVisible);
	}

	private static boolean isVisible(int codePoint) {
		return switch (Character.getType(codePoint)) {
			case Character.CONTROL, Character.FORMAT, Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR,
					Character.PARAGRAPH_SEPARATOR ->
				false;
			// Accents and variation selectors, which change a character before them
			case Character.NON_SPACING_MARK -> false;
			default -> !EMPTY.contains(codePoint);
		};
	}

}
