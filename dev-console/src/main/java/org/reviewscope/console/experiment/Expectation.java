package org.reviewscope.console.experiment;

import java.util.function.Function;

/**
 * Something that should be seen, and how to look for it.
 *
 * @param text what should be seen
 * @param afterReturn whether only when the stopped service is back
 * @param check looks for it once
 */
record Expectation(String text, boolean afterReturn, Function<ExperimentRun, CheckResult> check) {

	static Expectation of(String text, Function<ExperimentRun, CheckResult> check) {
		return new Expectation(text, false, check);
	}

	static Expectation afterReturn(String text, Function<ExperimentRun, CheckResult> check) {
		return new Expectation(text, true, check);
	}

}
