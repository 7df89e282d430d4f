package org.reviewscope.console.experiment;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.service.ServiceLine;

/**
 * An experiment as the page shows it: what should be seen, and beside it what was.
 *
 * @param name its name
 * @param title what it is about
 * @param order what its button does
 * @param service the service that it stops, {@code null} when it stops none
 * @param lines what should be seen
 */
record ExperimentCard(String name, String title, String order, @Nullable ServiceLine service, List<Line> lines) {

	static ExperimentCard of(Experiment experiment, List<CheckResult> findings, List<ServiceLine> services) {
		List<Expectation> expectations = experiment.expectations();
		return new ExperimentCard(experiment.name(), experiment.title(), experiment.order(),
				services.stream().filter((line) -> line.name().equals(experiment.stops())).findFirst().orElse(null),
				IntStream.range(0, findings.size())
					.mapToObj((at) -> Line.of(expectations.get(at).text(), findings.get(at)))
					.toList());
	}

	/**
	 * How far it has got.
	 * @return a sentence for those who listen
	 */
	public String progress() {
		long proven = this.lines.stream().filter((line) -> line.verdict().equals("proven")).count();
		return "%s: %d of %d proven".formatted(this.title, proven, this.lines.size());
	}

	/**
	 * Something that should be seen.
	 *
	 * @param expectation what it is
	 * @param verdict whether it is so
	 * @param mark the same as a sign
	 * @param found what was seen
	 * @param link where
	 */
	record Line(String expectation, String verdict, String mark, @Nullable String found, @Nullable String link) {

		private static Line of(String expectation, CheckResult finding) {
			CheckStatus verdict = finding.verdict();
			return new Line(expectation, verdict.name().toLowerCase(Locale.ROOT), verdict.mark(), finding.words(),
					finding.link());
		}

	}

}
