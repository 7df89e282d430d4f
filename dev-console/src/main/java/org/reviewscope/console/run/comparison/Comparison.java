package org.reviewscope.console.run.comparison;

import java.util.List;

/**
 * What differs between two runs.
 *
 * @param findings the differences beyond chance, regressions first
 * @param routes the routes of both runs, by name
 * @param errors the errors of both runs
 */
public record Comparison(List<Finding> findings, List<RouteComparison> routes, List<ErrorComparison> errors) {

	/**
	 * What is worse in the run after.
	 * @return in no run that is as good as the one before
	 */
	public List<Finding> regressions() {
		return this.findings.stream().filter(Finding::isRegression).toList();
	}

}
