package org.reviewscope.console.query.value;

import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Compares the value of an attribute by the type that the value in the query seems to
 * have.
 */
final class AnyValue {

	private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

	/** No long has more digits, and no double needs more. */
	private static final int LONGEST = 40;

	private static final int DIGITS_OF_A_LONG = 18;

	private AnyValue() {
	}

	static Predicate<Object> test(Comparison comparison) {
		if (comparison.operator() == Operator.MATCHES) {
			return TextValue.test(comparison);
		}
		return switch (comparison.literal().kind()) {
			case NUMBER -> number(comparison);
			case BOOLEAN, DURATION -> sameText(comparison);
			default -> TextValue.test(comparison);
		};
	}

	static Predicate<Object> testNumber(Comparison comparison) {
		if (comparison.operator() == Operator.MATCHES) {
			throw comparison.expected("=, !=, >, >=, < or <=");
		}
		if (comparison.literal().kind() != Literal.Kind.NUMBER) {
			throw comparison.literal().expected("a number");
		}
		return number(comparison);
	}

	private static Predicate<Object> number(Comparison comparison) {
		Number wanted = numberIn(comparison.literal().text());
		if (wanted == null) {
			throw comparison.literal().expected("a number of at most %d characters".formatted(LONGEST));
		}
		return (value) -> {
			Number number = numberIn(value);
			return number != null && accepts(comparison.operator(), number, wanted);
		};
	}

	// An attribute has no unit: 50ms is not a time there
	private static Predicate<Object> sameText(Comparison comparison) {
		if (comparison.operator().isOrder()) {
			throw comparison.expected("= or != before " + Found.words(comparison.literal().text()));
		}
		return TextValue.test(comparison);
	}

	// Many libraries send numbers as texts
	private static @Nullable Number numberIn(Object value) {
		return switch (value) {
			case Number number -> number;
			case String text when isNumber(text) -> (text.length() <= DIGITS_OF_A_LONG && text.indexOf('.') < 0)
					? (Number) Long.valueOf(text) : (Number) Double.valueOf(text);
			default -> null;
		};
	}

	private static boolean isNumber(String text) {
		return !text.isEmpty() && text.charAt(0) <= '9' && text.length() <= LONGEST && NUMBER.matcher(text).matches();
	}

	private static boolean accepts(Operator operator, Number value, Number wanted) {
		if (value instanceof Long whole && wanted instanceof Long other) {
			return operator.accepts(Long.compare(whole, other));
		}
		double one = value.doubleValue();
		double two = wanted.doubleValue();
		return !Double.isNaN(one) && operator.accepts((one != two) ? Double.compare(one, two) : 0);
	}

}
