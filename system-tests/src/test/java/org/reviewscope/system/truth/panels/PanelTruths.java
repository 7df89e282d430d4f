package org.reviewscope.system.truth.panels;

import java.util.stream.Stream;

import org.reviewscope.system.truth.KnownRun;

/**
 * What each panel that shows numbers of the load should show after a {@link KnownRun}.
 *
 * @param run the run
 */
record PanelTruths(KnownRun run) {

	Stream<PanelTruth> all() {
		RunNumbers numbers = new RunNumbers(this.run);
		return Stream
			.of(new OverviewPanels(numbers).all(), new SentimentPanels(numbers).all(),
					new ObjectivePanels(numbers).all(), new VolumePanels(numbers).all())
			.flatMap((panels) -> panels);
	}

}
