package org.reviewscope.system.truth.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts tokens as the bundled model's {@code tokenizer.json} says, without the library
 * that the service counts with: WordPiece over lower-case ASCII.
 *
 * @param pieces beginnings of words, and what may follow them, marked with {@code ##}
 */
record Vocabulary(Set<String> pieces) {

	private static final Path BUNDLED = Path.of("../models/sentiment-minilm/artifact/sentiment-minilm-2.0.0.zip");

	/** Letters and digits are words; each other sign is one of its own. */
	private static final Pattern WORD = Pattern.compile("[a-z0-9]+|[^a-z0-9\\s]");

	/** The one before and the one after each text. */
	private static final int MARKS = 2;

	static Vocabulary bundled() {
		try (ZipFile zip = new ZipFile(BUNDLED.toFile())) {
			JsonNode tokenizer = new JsonMapper().readTree(zip.getInputStream(zip.getEntry("tokenizer.json")));
			return new Vocabulary(new TreeSet<>(tokenizer.path("model").path("vocab").propertyNames()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Counts the tokens of a text before any is cut off.
	 * @param text ASCII
	 * @return how many the tokenizer makes of it, its two marks included
	 */
	int tokens(String text) {
		return MARKS + WORD.matcher(text.toLowerCase(Locale.ROOT))
			.results()
			.map(MatchResult::group)
			.mapToInt(this::piecesOf)
			.sum();
	}

	/**
	 * The longest piece that fits comes first; a word with a part unknown is one token.
	 */
	private int piecesOf(String word) {
		int pieces = 0;
		for (int start = 0; start < word.length(); pieces++) {
			int end = word.length();
			while (end > start && !this.pieces.contains(((start > 0) ? "##" : "") + word.substring(start, end))) {
				end--;
			}
			if (end == start) {
				return 1;
			}
			start = end;
		}
		return pieces;
	}

}
