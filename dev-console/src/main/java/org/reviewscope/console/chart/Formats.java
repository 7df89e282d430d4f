package org.reviewscope.console.chart;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Formats times for the pages.
 */
public final class Formats {

	private static final long MICRO = 1_000L;

	private static final long MILLI = 1_000_000L;

	private static final long SECOND = 1_000_000_000L;

	private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

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
		return TIME_OF_DAY
			.format(Instant.ofEpochSecond(unixNano / SECOND, unixNano % SECOND).atZone(ZoneId.systemDefault()));
	}

	public static String percent(double share) {
		return String.format(Locale.ROOT, "%.3f%%", 100 * share);
	}

	private static String number(long nanos, long unit) {
		double value = (double) nanos / unit;
		return String.format(Locale.ROOT, (value >= 100) ? "%.0f" : (value >= 10) ? "%.1f" : "%.2f", value);
	}

}
