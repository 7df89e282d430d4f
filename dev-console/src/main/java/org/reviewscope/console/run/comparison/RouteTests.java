package org.reviewscope.console.run.comparison;

import java.util.List;

import org.reviewscope.console.chart.Formats;
import org.reviewscope.console.run.RouteRun;

/**
 * Compares the requests of a route in two runs.
 *
 * @param before the run before
 * @param after the run after
 */
record RouteTests(RouteRun before, RouteRun after) {

	/**
	 * With fewer requests in either run, nothing is reported: the normal approximation of
	 * the test of Mann and Whitney holds from about 20 on, and with 20 a difference that
	 * every request has is still found among thousands of comparisons.
	 */
	static final int MIN_REQUESTS = 20;

	/**
	 * With fewer requests in either run, nothing is reported of p99: both together then
	 * have fewer than 20 slower ones, and even if most of these are of one run, that is
	 * within chance.
	 */
	static final int MIN_REQUESTS_OF_TAIL = 1_000;

	private static final double MEDIAN = 0.5;

	private static final double TAIL = 0.99;

	boolean isEnough() {
		return requests() >= MIN_REQUESTS;
	}

	boolean isEnoughForTail() {
		return requests() >= MIN_REQUESTS_OF_TAIL;
	}

	Hypothesis median() {
		double pValue = Significance.location(nanos(this.before), nanos(this.after));
		return duration(Kind.P50, MEDIAN, pValue, this.before.typicalTrace(), this.after.typicalTrace());
	}

	Hypothesis tail() {
		double pValue = Significance.tail(nanos(this.before), nanos(this.after), TAIL);
		return duration(Kind.P99, TAIL, pValue, this.before.slowTrace(), this.after.slowTrace());
	}

	Hypothesis failures() {
		double pValue = Significance.share(this.before.failed(), this.before.requests(), this.after.failed(),
				this.after.requests());
		String text = "failed requests %d of %d \u2192 %d of %d".formatted(this.before.failed(), this.before.requests(),
				this.after.failed(), this.after.requests());
		return hypothesis(Kind.FAILURES, text, (double) this.before.failed() / this.before.requests(),
				(double) this.after.failed() / this.after.requests(), pValue);
	}

	Hypothesis statements() {
		double pValue = Significance.location(this.before.statements().each(this.before.requests()),
				this.after.statements().each(this.after.requests()));
		double less = (double) this.before.statements().sum() / this.before.requests();
		double more = (double) this.after.statements().sum() / this.after.requests();
		return hypothesis(Kind.STATEMENTS, "SQL statements per request " + Figures.change(less, more), less, more,
				pValue);
	}

	private Hypothesis duration(Kind kind, double quantile, double pValue, String traceBefore, String traceAfter) {
		double less = Significance.quantile(nanos(this.before), quantile);
		double more = Significance.quantile(nanos(this.after), quantile);
		String text = "%s %s \u2192 %s, %+.0f %%".formatted(kind.name().toLowerCase(), Formats.duration((long) less),
				Formats.duration((long) more), 100 * (more / less - 1));
		return new Hypothesis(
				new Finding(kind, this.before.route(), List.of(), text, less, more, pValue, traceBefore, traceAfter));
	}

	private Hypothesis hypothesis(Kind kind, String text, double less, double more, double pValue) {
		return new Hypothesis(new Finding(kind, this.before.route(), List.of(), text, less, more, pValue,
				this.before.typicalTrace(), this.after.typicalTrace()));
	}

	private int requests() {
		return Math.min(this.before.requests(), this.after.requests());
	}

	static double[] nanos(RouteRun run) {
		return run.durations().stream().mapToDouble(Long::doubleValue).toArray();
	}

}
