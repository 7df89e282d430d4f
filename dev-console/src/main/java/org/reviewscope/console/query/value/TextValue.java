package org.reviewscope.console.query.value;

import java.util.function.Predicate;

import com.google.re2j.PatternSyntaxException;
import org.reviewscope.console.telemetry.Bytes;

/**
 * Compares texts, in the order of their characters.
 */
final class TextValue {

	private TextValue() {
	}

	static Predicate<Object> test(Comparison comparison) {
		Operator operator = comparison.operator();
		String wanted = comparison.literal().text();
		return switch (operator) {
			case MATCHES -> regularExpression(comparison.literal());
			case EQUAL -> (value) -> value.toString().equals(wanted);
			default -> (value) -> (value instanceof String || value instanceof Bytes)
					&& operator.accepts(value.toString().compareTo(wanted));
		};
	}

	static Predicate<Object> regularExpression(Literal literal) {
		try {
			return new RegularExpression(literal.text());
		}
		catch (PatternSyntaxException ex) {
			throw literal.expected("a regular expression (%s)".formatted(ex.getDescription()));
		}
	}

}
