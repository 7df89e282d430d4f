package org.reviewscope.console.metric.sent;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * Formats numbers that may be of any size.
 */
final class Numbers {

	private static final MathContext DIGITS = new MathContext(4);

	private static final double LARGEST_WHOLE = 1e15;

	private static final double SMALLEST_PLAIN = 1e-4;

	private Numbers() {
	}

	/**
	 * Formats a number with four digits, or all of a whole one.
	 * @param value the number
	 * @return for example {@code 1,234} or {@code 0.01235}
	 */
	static String text(double value) {
		double size = Math.abs(value);
		if (!Double.isFinite(value)) {
			return Double.toString(value);
		}
		if (size < LARGEST_WHOLE && value == Math.rint(value)) {
			return String.format(Locale.ROOT, "%,.0f", value);
		}
		return (size >= SMALLEST_PLAIN && size < LARGEST_WHOLE)
				? BigDecimal.valueOf(value).round(DIGITS).toPlainString() : String.format(Locale.ROOT, "%.3e", value);
	}

	/**
	 * Formats a number with its unit.
	 * @param value the number
	 * @param unit its unit, empty or 1 when there is none
	 * @return for example {@code 1.5 s}
	 */
	static String text(double value, String unit) {
		return text(value) + ((unit.isEmpty() || unit.equals("1")) ? "" : " " + unit);
	}

}
