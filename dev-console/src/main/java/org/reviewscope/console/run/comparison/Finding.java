package org.reviewscope.console.run.comparison;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.run.Route;

/**
 * A difference between two runs that is beyond chance.
 *
 * @param kind what differs
 * @param route the route, {@code null} for log records
 * @param path for {@link Kind#SPANS}, the place in the tree; otherwise empty
 * @param text what differs, in words
 * @param before the figure of the run before, in the unit of the kind
 * @param after the figure of the run after
 * @param pValue how likely such a difference is when there is none, corrected for the
 * number of comparisons
 * @param traceBefore a trace of the run before to look at
 * @param traceAfter a trace of the run after
 */
public record Finding(Kind kind, @Nullable Route route, List<String> path, String text, double before, double after,
		double pValue, @Nullable String traceBefore, @Nullable String traceAfter) {

	/**
	 * Whether the run after is worse. In JSON, too.
	 * @return {@code false} for what is better, and for what is only different
	 */
	public boolean isRegression() {
		return this.kind.moreIsWorse() && isMore();
	}

	/**
	 * Whether the run after is better.
	 * @return {@code false} for what is worse, and for what is only different
	 */
	public boolean isImprovement() {
		return this.kind.moreIsWorse() && !isMore();
	}

	boolean isMore() {
		return this.after > this.before;
	}

	Finding corrected(double corrected) {
		return new Finding(this.kind, this.route, this.path, this.text, this.before, this.after, corrected,
				this.traceBefore, this.traceAfter);
	}

	/**
	 * Where and what, in a line.
	 * @return for example {@code gateway-service POST /predict: p50 10 ms → 12 ms}
	 */
	@Override
	public String toString() {
		return (this.route != null) ? this.route + ": " + this.text : this.text;
	}

}
