package org.reviewscope.system.truth.panels;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.reviewscope.system.truth.KnownRun;

/**
 * What the overview should show.
 *
 * @param numbers the numbers of the run
 */
record OverviewPanels(RunNumbers numbers) {

	private static final String GATEWAY = KnownRun.GATEWAY;

	Stream<PanelTruth> all() {
		Map<String, Double> refused = new TreeMap<>();
		KnownRun.SERVICES.forEach((service) -> this.numbers.answered(service).forEach((series, count) -> {
			if (series.matches(".*status=\"[45].*")) {
				refused.merge(series.replaceAll(".*(status.*)}", "{job=\"" + service + "\",$1}"), count, Double::sum);
			}
		}));
		Map<String, Double> refusals = this.numbers.own(GATEWAY, this.numbers.run().inferenceAway(),
				"gateway_refusals_total");
		refusals.values().removeIf((count) -> count == 0);
		return Stream.of(PanelTruth.perMinute("overview", "Requests", Samples.byJob(this.numbers::requests)),
				PanelTruth.lately("overview", "Errors",
						Samples.byJob((job) -> this.numbers.failures(job) / this.numbers.requests(job))),
				PanelTruth.lately("overview", "Refused and failed", refused),
				PanelTruth.lately("overview", "Refused by the gateway itself", refusals));
	}

}
