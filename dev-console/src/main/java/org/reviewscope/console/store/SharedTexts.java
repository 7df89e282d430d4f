package org.reviewscope.console.store;

/**
 * Remembers texts that came lately, so that those that come again are kept once. Threads
 * may disagree on what was remembered: then a text is kept twice.
 */
final class SharedTexts {

	private static final int SLOTS = 1 << 13;

	/** Longer ones are rarely the same. */
	private static final int LONGEST = 64;

	private final String[] texts = new String[SLOTS];

	/**
	 * Looks for a text, and remembers it.
	 * @param text a text
	 * @return an equal one that was there before, else the same object
	 */
	String share(String text) {
		String known = this.texts[slot(text)];
		if (text.equals(known)) {
			return known;
		}
		if (text.length() <= LONGEST) {
			this.texts[slot(text)] = text;
		}
		return text;
	}

	boolean knows(String text) {
		return text.equals(this.texts[slot(text)]);
	}

	private static int slot(String text) {
		int hash = text.hashCode();
		return (hash ^ (hash >>> 16)) & (SLOTS - 1);
	}

}
