package org.reviewscope.system.truth.expected;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What inference-service should have counted of the load so far.
 */
public final class InferenceTruth {

	private static final double[] CONFIDENCES = { 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1 };

	private static final double[] TOKENS = { 8, 16, 32, 64, 128, 256, 512 };

	private static final List<String> REASONS = List.of("malformed", "missing_id", "duplicate_id", "blank", "too_long",
			"batch_refused", "batch_size", "queue_full", "deadline", "no_model", "internal");

	private final ExpectedMeters meters = new ExpectedMeters();

	private final DriftTruth drift = new DriftTruth();

	private final List<Integer> lengths = new ArrayList<>();

	/** Series whose labels are known beforehand exist from the start, at 0. */
	InferenceTruth() {
		ApplicationTruth.addTo(this.meters);
		Stream
			.of("prediction_requests_total", "prediction_truncated_total", "prediction_records_waiting",
					"prediction_records_dropped_before_start", "model_swap_failures_total",
					"model_candidate_failures_total", "inference_tokenize_review_truncated_total",
					"review_length_summary_count", "review_length_summary_sum")
			.forEach((name) -> this.meters.set(name, 0));
		REASONS.forEach((reason) -> failed(reason, 0));
		Stream.of("stored", "queued", "dropped").forEach((outcome) -> recorded(outcome, 0));
		Stream.of("hit", "miss", "error")
			.forEach((result) -> this.meters.set("prediction_cache_gets_total{result=\"%s\"}".formatted(result), 0));
		this.meters.startHistogram("prediction_confidence", CONFIDENCES);
		this.meters.startHistogram("prediction_tokens", TOKENS);
		serves("2.0.0");
	}

	/** Another version serves now; the results of earlier ones stay. */
	void serves(String version) {
		this.meters.series().keySet().removeIf((series) -> series.startsWith("model_active"));
		this.meters.set("model_active{name=\"sentiment-minilm\",version=\"%s\"}".formatted(version), 1);
		this.meters.add("model_swap_model_swapped_total", 1);
		this.drift.swapped();
		Stream.of("negative", "neutral", "positive").forEach((sentiment) -> results(version, sentiment, 0));
	}

	/** Answers, and the lengths and tokens of what was answered. */
	public void answered(List<Predicted> predictions) {
		asked(predictions.stream().map(Predicted::review).toList());
		for (Predicted one : predictions) {
			results(one.version(), one.sentiment(), 1);
			this.meters.observe("prediction_confidence", CONFIDENCES, one.confidence());
			this.meters.observe("prediction_tokens", TOKENS, one.review().tokensRead());
			this.meters.add("prediction_truncated_total", one.review().truncated() ? 1 : 0);
			this.drift.answered(one.sentiment(), one.confidence(), one.review().length(), one.review().tokensRead());
		}
		this.meters.add("inference_tokenize_review_truncated_total",
				predictions.stream().anyMatch((one) -> one.review().truncated()) ? 1 : 0);
	}

	/** No review of the request gets a prediction: neither the bad one nor the others. */
	public void refused(List<Review> reviews, String reason) {
		asked(reviews);
		failed(reason, 1);
		failed("batch_refused", reviews.size() - 1);
	}

	public void refusedAsAWhole(List<Review> reviews, String reason) {
		asked(reviews);
		failed(reason, reviews.size());
	}

	/** A request that cannot be read counts as one review, and has no length. */
	public void unreadable() {
		this.meters.add("prediction_requests_total", 1);
		failed("malformed", 1);
	}

	public void recorded(String outcome, int count) {
		this.meters.add("prediction_records_total{outcome=\"%s\"}".formatted(outcome), count);
	}

	public Map<String, Double> series() {
		Map<String, Double> series = new TreeMap<>(this.meters.series());
		series.putAll(this.drift.series());
		return series;
	}

	/** Every review that could be read, the refused ones included, by length. */
	public List<Integer> lengths() {
		List<Integer> sorted = new ArrayList<>(this.lengths);
		Collections.sort(sorted);
		return sorted;
	}

	private void asked(List<Review> reviews) {
		for (Review review : reviews) {
			this.lengths.add(review.length());
			this.meters.add("prediction_requests_total", 1);
			this.meters.add("review_length_summary_count", 1);
			this.meters.add("review_length_summary_sum", review.length());
		}
	}

	private void failed(String reason, int count) {
		this.meters.add("prediction_error_total{reason=\"%s\"}".formatted(reason), count);
	}

	private void results(String version, String sentiment, int count) {
		this.meters.add("prediction_results_total{model_version=\"%s\",sentiment=\"%s\"}".formatted(version, sentiment),
				count);
	}

}
