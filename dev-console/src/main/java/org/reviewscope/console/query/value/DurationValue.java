package org.reviewscope.console.query.value;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Compares durations.
 */
public final class DurationValue {

	private static final Map<String, Long> UNITS = Map.of("ns", 1L, "us", 1_000L, "\u00b5s", 1_000L, "\u03bcs", 1_000L,
			"ms", 1_000_000L, "s", 1_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L);

	private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);

	private DurationValue() {
	}

	static Predicate<Object> test(Comparison comparison) {
		Operator operator = comparison.operator();
		if (operator == Operator.MATCHES) {
			throw comparison.expected("=, !=, >, >=, < or <=");
		}
		if (comparison.literal().kind() != Literal.Kind.DURATION) {
			throw comparison.literal().expected("a duration such as 50ms");
		}
		long wanted = nanos(comparison.literal().text());
		return (value) -> value instanceof Long nanos && operator.accepts(Long.compare(nanos, wanted));
	}

	/**
	 * Writes a duration in one digit that counts.
	 * @param nanos nanoseconds, at least 0
	 * @return the next shorter one of 1, 2, 5, 10 and so on of its unit, such as 50ms
	 */
	public static String rounded(long nanos) {
		long power = 1;
		while (nanos / power >= 10) {
			power *= 10;
		}
		long digit = nanos / power;
		long rounded = power * ((digit >= 5) ? 5 : (digit >= 2) ? 2 : digit);
		String unit = Stream.of("s", "ms", "us").filter((name) -> rounded >= size(name)).findFirst().orElse("ns");
		return rounded / size(unit) + unit;
	}

	/**
	 * Reads a duration.
	 * @param text such as 50ms, as the grammar has it
	 * @return nanoseconds, at most what a long holds
	 */
	public static long nanos(String text) {
		int digits = 0;
		while (text.charAt(digits) == '.' || Character.isDigit(text.charAt(digits))) {
			digits++;
		}
		BigDecimal unit = BigDecimal.valueOf(size(text.substring(digits)));
		return new BigDecimal(text.substring(0, digits)).multiply(unit).min(LONGEST).longValue();
	}

	private static long size(String unit) {
		return Objects.requireNonNull(UNITS.get(unit));
	}

}
