package org.reviewscope.system.truth.panels;

import java.util.Map;
import java.util.stream.Stream;

import org.reviewscope.system.truth.KnownRun;

/**
 * What the dashboard of volumes should show. The whole load is in the last minute, and so
 * in the last hour and day.
 *
 * @param numbers the numbers of the run
 */
record VolumePanels(RunNumbers numbers) {

	Stream<PanelTruth> all() {
		double reviews = this.numbers.run().storeBack().own().get(KnownRun.INFERENCE).get("prediction_requests_total");
		return Stream.concat(
				Stream.of("minute", "hour", "day")
					.map((window) -> PanelTruth.lately("volume", "Requests per " + window,
							Samples.byJob(this.numbers::requests))),
				Stream.of(PanelTruth.lately("volume", "prediction_requests_total",
						Map.of("{instance=\"inference-service:1\"}", reviews))));
	}

}
