package org.reviewscope.console.drift;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.reviewscope.console.scrape.MetricFamily;
import org.reviewscope.console.scrape.MetricFamily.Sample;

/**
 * A feature of the predictions: how far it is from the reference, and where.
 *
 * @param name its name in metrics
 * @param psi the population stability index, in words
 * @param verdict what that means
 * @param drifts whether it is drift
 * @param bins the shares of each bin
 */
record FeatureReport(String name, String psi, String verdict, boolean drifts, List<BinShares> bins) {

	private static final double CHANGED = 0.1;

	private static final double DRIFT = 0.25;

	private static final Map<String, String> MEANINGS = Map.of("class",
			"the model finds other classes than it used to. Do users agree with it?", "confidence",
			"the model is more sure, or less sure, than it was. The reviews may be of a kind that it does not know.",
			"length", "people send reviews of other lengths. Has a client changed?", "tokens",
			"reviews have other numbers of tokens, by their length or by their words.");

	static List<FeatureReport> of(List<MetricFamily> scrape) {
		String predictions = "%.0f".formatted(
				MetricFamily.samples(scrape, "prediction_drift_predictions").stream().mapToDouble(Sample::value).sum());
		List<Sample> shares = MetricFamily.samples(scrape, "prediction_drift_share");
		return MetricFamily.samples(scrape, "prediction_drift_psi").stream().map((index) -> {
			String name = index.labels().getOrDefault("feature", "");
			List<Sample> own = shares.stream().filter((share) -> name.equals(share.labels().get("feature"))).toList();
			return new FeatureReport(name, psi(index.value()), verdict(name, index.value(), predictions),
					index.value() >= DRIFT, BinShares.of(own));
		}).toList();
	}

	private static String psi(double index) {
		return Double.isNaN(index) ? "no PSI yet" : String.format(Locale.ROOT, "PSI %.3f", index);
	}

	private static String verdict(String name, double index, String predictions) {
		if (Double.isNaN(index)) {
			return "Too few predictions to tell: " + predictions + " since the start or the last swap.";
		}
		if (index >= DRIFT) {
			return "Drift: " + MEANINGS.getOrDefault(name, "it is far from the reference.");
		}
		return (index >= CHANGED) ? "A change, but no drift yet." : "As in the reference.";
	}

}
