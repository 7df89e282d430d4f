package org.reviewscope.console.query;

import java.util.regex.Pattern;

import org.antlr.v4.runtime.Token;
import org.reviewscope.console.query.grammar.FilterLexer;
import org.reviewscope.console.query.value.Comparison;
import org.reviewscope.console.query.value.Literal;
import org.reviewscope.console.query.value.Operator;

/**
 * What the tokens of a query mean.
 */
final class Tokens {

	private static final Pattern ESCAPED = Pattern.compile("\\\\([\"'\\\\])");

	private Tokens() {
	}

	static String name(Token token) {
		String text = token.getText();
		if (token.getType() != FilterLexer.QUOTED_NAME) {
			return text;
		}
		int dot = text.indexOf('.') + 1;
		return text.substring(0, dot) + unquoted(text.substring(dot));
	}

	static Comparison comparison(Token operator, Token value) {
		return new Comparison(Operator.of(operator.getText()), column(operator), operator.getText(), literal(value));
	}

	static String unquoted(String text) {
		return ESCAPED.matcher(text.substring(1, text.length() - 1)).replaceAll("$1");
	}

	static String writtenName(String name) {
		Token token = Syntax.lexer(name).nextToken();
		if (token.getType() == FilterLexer.WORD && token.getText().equals(name)) {
			return name;
		}
		boolean scoped = name.startsWith("resource.") || name.startsWith("event.") || name.startsWith("link.");
		int scope = scoped ? name.indexOf('.') + 1 : 0;
		return ((scope > 0) ? name.substring(0, scope) : Names.ATTRIBUTE) + Query.quoted(name.substring(scope));
	}

	/**
	 * Whether a text is a value without quotes, too.
	 * @param text any text
	 * @return whether it is one token that is a value
	 */
	static boolean isBare(String text) {
		Token token = Syntax.lexer(text).nextToken();
		return token.getText().equals(text) && switch (token.getType()) {
			case FilterLexer.WORD, FilterLexer.NUMBER, FilterLexer.DURATION, FilterLexer.BOOLEAN -> true;
			default -> false;
		};
	}

	/**
	 * Where a token begins.
	 * @param token the token
	 * @return the number of its first character, from 1, in whatever line
	 */
	static int column(Token token) {
		return token.getStartIndex() + 1;
	}

	private static Literal literal(Token token) {
		String text = token.getText();
		return switch (token.getType()) {
			case FilterLexer.STRING -> new Literal(Literal.Kind.TEXT, unquoted(text), column(token));
			case FilterLexer.NUMBER -> new Literal(Literal.Kind.NUMBER, text, column(token));
			case FilterLexer.DURATION -> new Literal(Literal.Kind.DURATION, text, column(token));
			case FilterLexer.BOOLEAN -> new Literal(Literal.Kind.BOOLEAN, text, column(token));
			case FilterLexer.NIL -> new Literal(Literal.Kind.NIL, text, column(token));
			default -> new Literal(Literal.Kind.TEXT, text, column(token));
		};
	}

}
