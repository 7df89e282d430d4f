package org.reviewscope.console.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Formats times for the pages.
 */
public final class Formats {

	private static final long MICRO = 1_000L;

	private static final long MILLI = 1_000_000L;

	private static final long SECOND = 1_000_000_000L;

	private static final int SIGNIFICANT = 3;

	private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

	private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS",
			Locale.ROOT);

	private Formats() {
	}

	public static String duration(long nanos) {
		if (nanos >= SECOND) {
			return number(nanos, SECOND) + " s";
		}
		if (nanos >= MILLI) {
			return number(nanos, MILLI) + " ms";
		}
		return (nanos > 0) ? number(nanos, MICRO) + " \u00b5s" : "0";
	}

	public static String uptime(Duration time) {
		if (time.toHours() > 0) {
			return "%d h %d min".formatted(time.toHours(), time.toMinutesPart());
		}
		return (time.toMinutes() > 0) ? time.toMinutes() + " min" : time.toSeconds() + " s";
	}

	public static String timeOfDay(long unixNano) {
		return TIME_OF_DAY.format(local(unixNano));
	}

	static String dayAndTime(long unixNano) {
		return DAY_AND_TIME.format(local(unixNano));
	}

	static ZonedDateTime local(long unixNano) {
		return Instant.ofEpochSecond(unixNano / SECOND, unixNano % SECOND).atZone(ZoneId.systemDefault());
	}

	public static String percent(double share) {
		return String.format(Locale.ROOT, "%.3f%%", 100 * share);
	}

	/**
	 * Writes how often something happens.
	 * @param perSecond how often in a second, at least 0
	 * @return three digits that count, and those before the point
	 */
	public static String rate(double perSecond) {
		BigDecimal value = new BigDecimal(perSecond);
		int decimals = Math.max(0, SIGNIFICANT - value.precision() + value.scale());
		return value.setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString() + "/s";
	}

	private static String number(long nanos, long unit) {
		double value = (double) nanos / unit;
		return String.format(Locale.ROOT, (value >= 100) ? "%.0f" : (value >= 10) ? "%.1f" : "%.2f", value);
	}

}
