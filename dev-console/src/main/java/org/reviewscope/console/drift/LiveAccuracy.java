package org.reviewscope.console.drift;

import java.util.List;
import java.util.stream.Stream;

import org.reviewscope.console.scrape.MetricFamily;
import org.reviewscope.console.scrape.MetricFamily.Sample;

/**
 * How often users agree with the version that serves, since the store has started.
 *
 * @param version the version
 * @param right how many predictions were as users meant them
 * @param all how many predictions users have judged
 */
record LiveAccuracy(String version, long right, long all) {

	static LiveAccuracy of(List<MetricFamily> inference, List<MetricFamily> store) {
		String version = MetricFamily.samples(inference, "model_active")
			.stream()
			.map((active) -> active.labels().getOrDefault("version", ""))
			.findFirst()
			.orElse("");
		List<Sample> judged = MetricFamily.samples(store, "prediction_feedback_total")
			.stream()
			.filter((feedback) -> version.equals(feedback.labels().get("model_version")))
			.toList();
		return new LiveAccuracy(version, sum(judged.stream().filter(LiveAccuracy::isRight)), sum(judged.stream()));
	}

	private static boolean isRight(Sample feedback) {
		return feedback.labels().getOrDefault("predicted", "").equals(feedback.labels().get("actual"));
	}

	private static long sum(Stream<Sample> samples) {
		return Math.round(samples.mapToDouble(Sample::value).sum());
	}

	/**
	 * Says it in words, for the page.
	 * @return a sentence
	 */
	public String text() {
		return (this.all == 0) ? "No user has judged a prediction of %s yet.".formatted(this.version)
				: "Users agree with %d of %d predictions of %s: %d %%.".formatted(this.right, this.all, this.version,
						Math.round(100.0 * this.right / this.all));
	}

}
