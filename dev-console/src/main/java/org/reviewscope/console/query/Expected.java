package org.reviewscope.console.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.reviewscope.console.query.grammar.FilterLexer;
import org.reviewscope.console.query.grammar.FilterParser;
import org.reviewscope.console.query.value.Found;
import org.reviewscope.console.query.value.QueryException;

/**
 * Says what the grammar expected, in words.
 */
final class Expected {

	private static final Map<Integer, String> WORDS = Map.of(FilterLexer.AND, "and", FilterLexer.OR, "or",
			FilterLexer.NOT, "not", Token.EOF, "the end");

	private Expected() {
	}

	static QueryException instead(Syntax.UnexpectedTokenException ex) {
		Token found = ex.found();
		if (found.getType() == FilterLexer.OTHER && "\"'".contains(found.getText())) {
			return new QueryException(Tokens.column(found), "a quote that is closed", found.getText());
		}
		return new QueryException(Tokens.column(found), words(ex.expected()),
				(found.getType() != Token.EOF) ? Found.words(found.getText()) : "the end");
	}

	static boolean isValue(IntervalSet expected) {
		return expected.contains(FilterLexer.NUMBER);
	}

	static boolean isName(IntervalSet expected) {
		return expected.contains(FilterLexer.QUOTED_NAME);
	}

	static boolean isOperator(int type) {
		return symbol(type).matches("[=!<>~]+") && type != FilterLexer.NOT;
	}

	/**
	 * The words and signs of the grammar among what was expected.
	 * @param expected types of tokens
	 * @return how they are written
	 */
	static List<String> symbols(IntervalSet expected) {
		return expected.toList()
			.stream()
			.filter((type) -> type != Token.EOF)
			.map(Expected::symbol)
			.filter((symbol) -> !symbol.isEmpty())
			.toList();
	}

	static String symbol(int type) {
		String name = FilterParser.VOCABULARY.getLiteralName(type);
		return WORDS.getOrDefault(type, (name != null) ? name.substring(1, name.length() - 1) : "");
	}

	private static String words(IntervalSet expected) {
		if (isValue(expected)) {
			return "a value";
		}
		List<String> words = new ArrayList<>();
		if (isName(expected)) {
			words.addAll(List.of("a name", "a text in quotes"));
		}
		if (expected.toList().stream().anyMatch(Expected::isOperator)) {
			words.add("an operator");
		}
		expected.toList()
			.stream()
			.filter((type) -> !isOperator(type))
			.map(Expected::symbol)
			.filter((symbol) -> !symbol.isEmpty())
			.forEach(words::add);
		String last = words.removeLast();
		return words.isEmpty() ? last : String.join(", ", words) + " or " + last;
	}

}
