package org.reviewscope.system.truth.panels;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.reviewscope.system.truth.KnownRun;

/**
 * What the panels of the objectives and their budgets should show.
 *
 * @param numbers the numbers of the run
 */
record ObjectivePanels(RunNumbers numbers) {

	private static final String GATEWAY = KnownRun.GATEWAY;

	private static final String AVAILABILITY = "availability";

	private static final String LATENCY = "latency";

	Stream<PanelTruth> all() {
		double timed = this.numbers.timed();
		Map<String, Double> failed = Samples.byJob((job) -> this.numbers.failures(job) / this.numbers.requests(job));
		return Stream
			.of(levels(AVAILABILITY, failed, 0.001),
					levels(LATENCY, gateway((timed - this.numbers.fast()) / timed), 0.01),
					Stream.of(counted(AVAILABILITY, Samples.byJob(this.numbers::requests)),
							counted(LATENCY, gateway(timed)),
							PanelTruth.lately("slo", "Failed requests by route", failed())))
			.flatMap((panels) -> panels);
	}

	/**
	 * The values of the panels that follow from the share of bad requests.
	 * @param objective the objective
	 * @param bad the share, by job
	 * @param budget what the objective leaves for it
	 * @return the panels
	 */
	private static Stream<PanelTruth> levels(String objective, Map<String, Double> bad, double budget) {
		Map<String, Double> left = Samples.each(bad, (ratio) -> 1 - ratio / budget);
		Map<String, Double> burnt = Samples.each(bad, (ratio) -> ratio / budget);
		return Stream.of(PanelTruth.objective(objective, "overview", "Error budget left", left),
				PanelTruth.objective(objective, "slo", "Error budget left", left),
				PanelTruth.objective(objective, "slo", "Kept over 30 days", Samples.each(bad, (ratio) -> 1 - ratio)),
				PanelTruth.objective(objective, "slo", "Over an hour", burnt),
				PanelTruth.objective(objective, "slo", "Over six hours", burnt),
				PanelTruth.objective(objective, "slo", "Over three days", burnt));
	}

	private static PanelTruth counted(String objective, Map<String, Double> requests) {
		return PanelTruth.objective(objective, "slo", "Counted requests",
				Samples.each(requests, (count) -> count / 300));
	}

	/** Only the gateway has a latency objective. */
	private static Map<String, Double> gateway(double value) {
		return Map.of("{job=\"" + GATEWAY + "\"}", value);
	}

	private Map<String, Double> failed() {
		Map<String, Double> failed = new TreeMap<>();
		this.numbers.answered(GATEWAY).forEach((series, count) -> {
			if (series.contains("SERVER_ERROR")) {
				failed.put(series.replaceAll(".*(uri=.*)}",
						"{exception=\"UpstreamException\",job=\"gateway-service\",$1}"), count);
			}
		});
		return failed;
	}

}
