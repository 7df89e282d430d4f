package org.reviewscope.system.truth.expected;

import java.util.List;
import java.util.Map;

/**
 * What model-store-service should have counted of the load since it was started.
 */
public final class StoreTruth {

	private static final List<String> SENTIMENTS = List.of("negative", "neutral", "positive");

	private final ExpectedMeters meters = new ExpectedMeters();

	/**
	 * Creates the numbers that a start begins with.
	 * @param version the version that is active then
	 */
	StoreTruth(String version) {
		ApplicationTruth.addTo(this.meters);
		activated(version);
	}

	void activated(String version) {
		this.meters.series().keySet().removeIf((series) -> series.startsWith("model_active"));
		this.meters.set("model_active{name=\"sentiment-minilm\",version=\"%s\"}".formatted(version), 1);
		SENTIMENTS.forEach((predicted) -> SENTIMENTS.forEach((actual) -> feedback(version, predicted, actual, 0)));
	}

	/**
	 * Feedback that is new or differs from the last; repeated feedback does not count.
	 */
	public void feedback(Predicted prediction, String actual) {
		feedback(prediction.version(), prediction.sentiment(), actual, 1);
	}

	public Map<String, Double> series() {
		return this.meters.series();
	}

	private void feedback(String version, String predicted, String actual, int count) {
		this.meters.add("prediction_feedback_total{actual=\"%s\",model_version=\"%s\",predicted=\"%s\"}"
			.formatted(actual, version, predicted), count);
	}

}
