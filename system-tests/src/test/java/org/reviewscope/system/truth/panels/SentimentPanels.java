package org.reviewscope.system.truth.panels;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.reviewscope.system.truth.KnownRun;

/**
 * What the dashboard of the predictions should show.
 *
 * @param numbers the numbers of the run
 */
record SentimentPanels(RunNumbers numbers) {

	private static final String INFERENCE = KnownRun.INFERENCE;

	private static final String STORE = KnownRun.STORE;

	Stream<PanelTruth> all() {
		return Stream.of(sentiments(), distributions(), users(), records()).flatMap((panels) -> panels);
	}

	private Stream<PanelTruth> sentiments() {
		Map<String, Double> results = this.numbers.inference("prediction_results_total", "model_version");
		double all = Samples.sum(results);
		return Stream.of(PanelTruth.perMinute("sentiment", "Predictions", results),
				PanelTruth.lately("sentiment", "Share of each class", Samples.each(results, (count) -> count / all)),
				PanelTruth.perMinute("sentiment", "Reviews without an answer",
						this.numbers.inference("prediction_error_total")));
	}

	private Stream<PanelTruth> distributions() {
		Map<String, Double> confidences = this.numbers.inference("prediction_confidence_bucket");
		double all = confidences.get("{le=\"+Inf\"}");
		Map<String, Double> tokens = this.numbers.inference("prediction_tokens_bucket");
		return Stream.of(PanelTruth.lately("sentiment", "Confidence", confidences),
				PanelTruth.lately("sentiment", "Unsure predictions",
						Samples.one(confidences.get("{le=\"0.6\"}") / all)),
				PanelTruth.lately("sentiment", "Truncated",
						Samples.one(Samples.sum(this.numbers.inference("prediction_truncated_total")) / all)),
				PanelTruth.lately("sentiment", "Tokens", List.of(Samples.one(Samples.quantile(0.5, tokens)),
						Samples.one(Samples.quantile(0.9, tokens)), Samples.one(Samples.quantile(0.99, tokens)))));
	}

	private Stream<PanelTruth> users() {
		Map<String, Double> words = this.numbers.own(STORE, this.numbers.run().well(), "prediction_feedback_total",
				"model_version");
		Map<String, Double> byVersion = this.numbers.own(STORE, this.numbers.run().well(), "prediction_feedback_total",
				"actual", "predicted");
		Map<String, Double> right = new TreeMap<>();
		this.numbers.run().well().own().get(STORE).forEach((series, count) -> {
			if (series.matches("prediction_feedback_total\\{actual=(\"\\w+\"),.*predicted=\\1}")) {
				right.merge(series.replaceAll(".*(model_version=\"[^\"]+\").*", "{$1}"), count, Double::sum);
			}
		});
		return Stream.of(PanelTruth.lately("sentiment", "Said and meant", words), PanelTruth.lately("sentiment",
				"Live accuracy", Samples.zip(right, byVersion, (good, every) -> good / every)));
	}

	private Stream<PanelTruth> records() {
		return Stream.of(
				PanelTruth.perMinute("sentiment", "Records", this.numbers.inference("prediction_records_total")),
				PanelTruth.lately("sentiment", "Records waiting", Map.of("{instance=\"inference-service:1\"}", 0.0)),
				PanelTruth.lately("sentiment", "Failed swaps", Samples.one(0)),
				PanelTruth.lately("sentiment", "Model version", Map.of(model(INFERENCE), 1.0, model(STORE), 1.0)));
	}

	private static String model(String service) {
		return "{instance=\"%s:1\",job=\"%s\",name=\"sentiment-minilm\",version=\"2.0.1\"}".formatted(service, service);
	}

}
