package org.reviewscope.console.run.comparison;

/**
 * A figure of both runs, and how likely it is to differ so by chance.
 *
 * @param finding the finding, should it be one
 */
record Hypothesis(Finding finding) {

	/**
	 * Less than a tenth more or less is not reported, however significant: with enough
	 * requests any difference is, and equal code on the same machine differs by a few
	 * percent from start to start, through the JIT compiler, the garbage collector and
	 * other programs (Georges et al., Statistically Rigorous Java Performance Evaluation,
	 * OOPSLA 2007). Kayenta tolerates a quarter.
	 */
	static final double TOLERANCE = 1.1;

	double pValue() {
		return this.finding.pValue();
	}

	boolean isLarge() {
		double less = Math.min(this.finding.before(), this.finding.after());
		double more = Math.max(this.finding.before(), this.finding.after());
		return more >= TOLERANCE * less;
	}

}
