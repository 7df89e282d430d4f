package org.reviewscope.console.run.comparison;

import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.chart.Formats;
import org.reviewscope.console.run.RouteRun;

/**
 * What a route was like in a run.
 *
 * @param requests how many requests there were
 * @param p50Nanos their median duration
 * @param p99Nanos the 99th percentile of their durations
 * @param failed how many have failed
 * @param statementsPerRequest statements of databases for each
 * @param typicalTrace a trace of the median duration
 * @param slowTrace a trace of the 99th percentile
 */
public record Figures(int requests, long p50Nanos, long p99Nanos, int failed, double statementsPerRequest,
		String typicalTrace, String slowTrace) {

	static @Nullable Figures of(@Nullable RouteRun run) {
		if (run == null) {
			return null;
		}
		double[] nanos = RouteTests.nanos(run);
		return new Figures(run.requests(), (long) Significance.quantile(nanos, 0.5),
				(long) Significance.quantile(nanos, 0.99), run.failed(),
				(double) run.statements().sum() / run.requests(), run.typicalTrace(), run.slowTrace());
	}

	/**
	 * The median, for the page.
	 * @return for example {@code 12.1 ms}
	 */
	public String p50() {
		return Formats.duration(this.p50Nanos);
	}

	/**
	 * The 99th percentile, for the page.
	 * @return for example {@code 31.4 ms}
	 */
	public String p99() {
		return Formats.duration(this.p99Nanos);
	}

	/**
	 * The statements for each request, for the page.
	 * @return a number
	 */
	public String sql() {
		return number(this.statementsPerRequest);
	}

	static String change(double before, double after) {
		return number(before) + " \u2192 " + number(after);
	}

	private static String number(double value) {
		DecimalFormat format = new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT));
		format.setRoundingMode(RoundingMode.HALF_UP);
		return format.format(value);
	}

}
