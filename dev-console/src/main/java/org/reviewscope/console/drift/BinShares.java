package org.reviewscope.console.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.reviewscope.console.chart.Formats;
import org.reviewscope.console.scrape.MetricFamily.Sample;

/**
 * The shares of predictions that lie in a bin, as widths of bars.
 *
 * @param label which values the bin holds
 * @param reference the share of the reference
 * @param now the share of the last predictions
 */
record BinShares(String label, String reference, String now) {

	static List<BinShares> of(List<Sample> shares) {
		List<String> bins = shares.stream()
			.map((share) -> share.labels().getOrDefault("bin", ""))
			.distinct()
			.sorted(Comparator.comparingDouble(BinShares::bound).thenComparing(Comparator.naturalOrder()))
			.toList();
		Map<String, Double> values = shares.stream().collect(Collectors.toMap(BinShares::key, Sample::value));
		List<BinShares> all = new ArrayList<>();
		for (int i = 0; i < bins.size(); i++) {
			String bin = bins.get(i);
			all.add(new BinShares(label(bin, (i > 0) ? bins.get(i - 1) : ""),
					width(values.getOrDefault(bin + " reference", 0.0)),
					width(values.getOrDefault(bin + " current", 0.0))));
		}
		return all;
	}

	private static String key(Sample share) {
		return share.labels().get("bin") + " " + share.labels().get("window");
	}

	/** What is no number is a class. */
	private static double bound(String bin) {
		if (bin.equals("+Inf")) {
			return Double.POSITIVE_INFINITY;
		}
		return bin.matches("-?\\d+(\\.\\d+)?") ? Double.parseDouble(bin) : 0;
	}

	private static String label(String bin, String before) {
		if (Objects.equals(bin, "+Inf")) {
			return before.isEmpty() ? "all" : "over " + before;
		}
		if (bound(bin) == 0) {
			return bin;
		}
		return before.isEmpty() ? "up to " + bin : "over %s up to %s".formatted(before, bin);
	}

	private static String width(double share) {
		return Formats.percent(Double.isNaN(share) ? 0 : share);
	}

}
