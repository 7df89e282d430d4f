package org.reviewscope.console.query;

import java.util.List;

import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.reviewscope.console.query.grammar.FilterLexer;

/**
 * Finds out what may stand at a place in a query. The grammar itself tells that: the
 * parser gets the text before the place, and then something that is allowed nowhere.
 */
public final class Cursor {

	private static final String REFUSED = " ~";

	private final String text;

	private final Token last;

	private Cursor(String text, Token last) {
		this.text = text;
		this.last = last;
	}

	/**
	 * Looks at a place.
	 * @param query the query so far
	 * @param at the place, the number of characters before it
	 * @return what may stand there
	 */
	public static Place placeIn(String query, int at) {
		String before = query.substring(0, Math.clamp(at, 0, query.length()));
		List<Token> tokens = Syntax.tokens(before);
		return new Cursor(before, open(tokens)).place();
	}

	// A quote that is not closed, or else the last token
	private static Token open(List<Token> tokens) {
		return tokens.stream()
			.filter(Cursor::isQuote)
			.findFirst()
			.orElseGet(() -> tokens.get(Math.max(0, tokens.size() - 2)));
	}

	private Place place() {
		boolean quoted = isQuote(this.last);
		int start = (quoted || isWord()) ? this.text.offsetByCodePoints(0, this.last.getStartIndex())
				: this.text.length();
		String typed = this.text.substring(start + (quoted ? 1 : 0));
		return place(this.text.substring(0, start), typed, quoted);
	}

	private Place place(String head, String typed, boolean quoted) {
		try {
			Syntax.parse(head + REFUSED);
			throw new IllegalStateException("the grammar allows" + REFUSED);
		}
		catch (Syntax.UnexpectedTokenException ex) {
			boolean sound = ex.found().getStartIndex() >= head.codePointCount(0, head.length());
			Place.Kind kind = sound ? kind(ex.expected()) : Place.Kind.NOTHING;
			return new Place(kind, (kind == Place.Kind.VALUE) ? nameIn(head) : "", head.length(), this.text.length(),
					typed, quoted, sound ? Expected.symbols(ex.expected()) : List.of());
		}
	}

	private static Place.Kind kind(IntervalSet expected) {
		if (Expected.isValue(expected)) {
			return Place.Kind.VALUE;
		}
		return Expected.isName(expected) ? Place.Kind.NAME : Place.Kind.OPERATOR;
	}

	// Before a value stand its operator and its name
	private static String nameIn(String head) {
		List<Token> tokens = Syntax.tokens(head);
		return Tokens.name(tokens.get(tokens.size() - 3));
	}

	private boolean isWord() {
		int end = this.text.offsetByCodePoints(0, Math.max(0, this.last.getStopIndex() + 1));
		return end == this.text.length() && switch (this.last.getType()) {
			case FilterLexer.WORD, FilterLexer.NUMBER, FilterLexer.DURATION, FilterLexer.BOOLEAN, FilterLexer.NIL,
					FilterLexer.AND, FilterLexer.OR, FilterLexer.NOT ->
				true;
			default -> false;
		};
	}

	private static boolean isQuote(Token token) {
		return token.getType() == FilterLexer.OTHER && "\"'".contains(token.getText());
	}

	/**
	 * A place in a query that somebody is writing, and what the grammar allows there.
	 *
	 * @param kind what is looked for
	 * @param name the name whose value it is, empty if it is none
	 * @param start where the word at this place begins
	 * @param end where it ends
	 * @param typed the word so far, without a quote
	 * @param quoted whether a quote stands before it
	 * @param symbols the operators and the like that may stand there
	 */
	public record Place(Kind kind, String name, int start, int end, String typed, boolean quoted,
			List<String> symbols) {

		/**
		 * What may stand at a place.
		 */
		public enum Kind {

			/** A name, or what stands before one. */
			NAME,

			/** A value. */
			VALUE,

			/** What stands between conditions, or in them. */
			OPERATOR,

			/** Nothing: what stands before is not a query. */
			NOTHING

		}

	}

}
