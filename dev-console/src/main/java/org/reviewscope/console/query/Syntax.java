package org.reviewscope.console.query;

import java.util.List;
import java.util.Set;

import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;
import org.reviewscope.console.query.grammar.FilterLexer;
import org.reviewscope.console.query.grammar.FilterParser;
import org.reviewscope.console.query.grammar.FilterParser.QueryContext;
import org.reviewscope.console.query.value.QueryException;

/**
 * Parses queries by the grammar, and refuses those that it does not know.
 */
final class Syntax {

	private static final Set<String> OPENING = Set.of("(", "{", "not");

	private static final int MOST_LEVELS = 100;

	private Syntax() {
	}

	/**
	 * Parses a query.
	 * @param text the query
	 * @return its tree
	 * @throws UnexpectedTokenException at the first token that does not fit
	 * @throws QueryException if it nests too deep
	 */
	static QueryContext parse(String text) {
		CommonTokenStream tokens = new CommonTokenStream(lexer(text));
		tokens.fill();
		checkDepth(tokens.getTokens());
		FilterParser parser = new FilterParser(tokens);
		parser.removeErrorListeners();
		parser.setErrorHandler(new Strict());
		return parser.query();
	}

	/**
	 * The tokens of a text.
	 * @param text any text
	 * @return its tokens, the last is the end
	 */
	static List<Token> tokens(String text) {
		CommonTokenStream tokens = new CommonTokenStream(lexer(text));
		tokens.fill();
		return tokens.getTokens();
	}

	// Each of them is a level of the parser's and the compiler's recursion
	private static void checkDepth(List<Token> tokens) {
		long levels = tokens.stream().filter((token) -> OPENING.contains(Expected.symbol(token.getType()))).count();
		if (levels > MOST_LEVELS) {
			throw new QueryException("A query has at most %d parentheses, braces and nots, this one has %d"
				.formatted(MOST_LEVELS, levels));
		}
	}

	// It takes any character: the grammar's OTHER is for the parser to refuse
	static FilterLexer lexer(String text) {
		return new FilterLexer(CharStreams.fromString(text));
	}

	/**
	 * Gives up at the first error, with all tokens that would have fitted there.
	 */
	private static final class Strict extends DefaultErrorStrategy {

		@Override
		public void reportError(Parser parser, RecognitionException ex) {
			throw new UnexpectedTokenException(ex.getOffendingToken(), ex.getExpectedTokens());
		}

		@Override
		protected @Nullable Token singleTokenDeletion(Parser parser) {
			return null;
		}

		@Override
		protected boolean singleTokenInsertion(Parser parser) {
			return false;
		}

	}

	/**
	 * A token that does not fit.
	 */
	@SuppressWarnings("serial")
	static final class UnexpectedTokenException extends RuntimeException {

		private final transient Token found;

		private final transient IntervalSet expected;

		UnexpectedTokenException(Token found, IntervalSet expected) {
			this.found = found;
			this.expected = expected;
		}

		Token found() {
			return this.found;
		}

		IntervalSet expected() {
			return this.expected;
		}

	}

}
