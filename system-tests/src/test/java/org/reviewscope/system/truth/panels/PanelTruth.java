package org.reviewscope.system.truth.panels;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one panel should show.
 *
 * @param dashboard the dashboard's uid
 * @param panel the panel's title
 * @param at when it is looked at, on the clock of {@link PanelReplay}
 * @param only which of its series the load determines, as an end of the query
 * @param samples the values by labels, for each of the panel's queries
 */
record PanelTruth(String dashboard, String panel, String at, String only, List<Map<String, Double>> samples) {

	static PanelTruth lately(String dashboard, String panel, Map<String, Double> samples) {
		return lately(dashboard, panel, List.of(samples));
	}

	static PanelTruth lately(String dashboard, String panel, List<Map<String, Double>> samplesByQuery) {
		return new PanelTruth(dashboard, panel, PanelReplay.SOON_AFTER_THE_LOAD, "", samplesByQuery);
	}

	/** A rate, of a load that took a minute in the replay. */
	static PanelTruth perMinute(String dashboard, String panel, Map<String, Double> counts) {
		Map<String, Double> rates = new TreeMap<>();
		counts.forEach((labels, count) -> rates.put(labels, count / 60));
		return lately(dashboard, panel, rates);
	}

	/** What a panel of all objectives shows of one. */
	static PanelTruth objective(String objective, String dashboard, String panel, Map<String, Double> ratios) {
		Map<String, Double> labelled = new TreeMap<>();
		ratios.forEach((labels, ratio) -> labelled.put(labels.replace("}", ",slo=\"" + objective + "\"}"), ratio));
		return new PanelTruth(dashboard, panel, PanelReplay.MINUTES_AFTER_THE_LOAD,
				" unless on (job, slo) slo:objective:ratio{slo!=\"" + objective + "\"}", List.of(labelled));
	}

	String key() {
		return this.dashboard + " / " + this.panel;
	}

}
