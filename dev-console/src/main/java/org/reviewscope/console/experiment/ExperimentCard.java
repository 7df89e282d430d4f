package org.reviewscope.console.experiment;

import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.proof.CheckResult;
import org.reviewscope.console.proof.ProofLine;
import org.reviewscope.console.service.ServiceLine;

/**
 * An experiment as the page shows it: what should be seen, and what was seen.
 *
 * @param name its name
 * @param title what it is about
 * @param order what its button does
 * @param service the service that it stops, {@code null} when it stops none
 * @param lines what should be seen
 */
record ExperimentCard(String name, String title, String order, @Nullable ServiceLine service, List<ProofLine> lines) {

	static ExperimentCard of(Experiment experiment, List<CheckResult> results, List<ServiceLine> services) {
		List<Expectation> expectations = experiment.expectations();
		return new ExperimentCard(experiment.name(), experiment.title(), experiment.order(),
				services.stream().filter((line) -> line.name().equals(experiment.stops())).findFirst().orElse(null),
				IntStream.range(0, results.size())
					.mapToObj((at) -> ProofLine.of(expectations.get(at).text(), results.get(at)))
					.toList());
	}

	/**
	 * The progress of the experiment.
	 * @return a sentence for screen readers
	 */
	public String progress() {
		long proven = this.lines.stream().filter(ProofLine::isProven).count();
		return "%s: %d of %d proven".formatted(this.title, proven, this.lines.size());
	}

}
