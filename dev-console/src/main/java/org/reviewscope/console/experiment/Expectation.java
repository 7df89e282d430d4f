package org.reviewscope.console.experiment;

import java.util.function.Function;

import org.reviewscope.console.proof.CheckResult;

/**
 * Something that an experiment should show, and the check that looks for it.
 *
 * @param text what should be seen, for the user
 * @param afterReturn whether it is checked only after the stopped service runs again
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
