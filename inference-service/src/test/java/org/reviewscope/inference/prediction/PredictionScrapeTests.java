package org.reviewscope.inference.prediction;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.reviewscope.inference.testing.FakeStore;
import org.reviewscope.inference.testing.RunningService;
import org.reviewscope.inference.testing.TinyArtifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/**
 * A known load, and every series of the service's own meters after it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PredictionScrapeTests {

	private static final Pattern CONFIDENCE = Pattern.compile("\"confidence\":([0-9.eE-]+)");

	private static final Pattern SENTIMENT = Pattern.compile("\"sentiment\":\"([a-z]+)\"");

	private static final FakeStore store = FakeStore.start().activates(TinyArtifact.threeClasses("1.0.0"));

	@TempDir
	private static Path directory;

	private static RunningService service;

	@BeforeAll
	static void start() {
		service = RunningService.start(store.url(), directory).untilReady();
	}

	@AfterAll
	static void stop() {
		service.close();
		store.close();
	}

	@Test
	@Order(1)
	void knownSeriesAreThereBeforeTheirFirstEvent() {
		Map<String, Double> scrape = service.scrape();
		for (ErrorReason reason : ErrorReason.values()) {
			assertThat(scrape).containsEntry("prediction_error_total{reason=\"%s\"}".formatted(reason.key()), 0.0);
		}
		for (String sentiment : List.of("negative", "neutral", "positive")) {
			assertThat(scrape).containsEntry(results(sentiment), 0.0);
		}
		for (String outcome : List.of("stored", "queued", "dropped")) {
			assertThat(scrape).containsEntry("prediction_records_total{outcome=\"%s\"}".formatted(outcome), 0.0);
		}
		assertThat(scrape).containsEntry(latency("none", "success"), 0.0)
			.containsEntry(latency("none", "refused"), 0.0)
			.containsEntry(latency("PredictionException", "failed"), 0.0)
			.containsEntry("prediction_requests_total", 0.0)
			.containsEntry("prediction_truncated_total", 0.0)
			.containsEntry("prediction_confidence_count", 0.0)
			.containsEntry("prediction_confidence_bucket{le=\"0.4\"}", 0.0)
			.containsEntry("prediction_tokens_count", 0.0)
			.containsEntry("review_length_summary_count", 0.0)
			.containsEntry("inference_queue_seconds_count", 0.0)
			.containsEntry("inference_run_seconds_count{error=\"none\"}", 0.0)
			.containsEntry("inference_tokenize_seconds_count{error=\"none\"}", 0.0)
			.containsEntry("inference_tokenize_review_truncated_total", 0.0)
			.containsEntry("model_swap_failures_total", 0.0)
			.containsEntry("model_swap_model_swapped_total", 1.0)
			.containsEntry("model_swap_seconds_count{error=\"none\"}", 1.0)
			.containsEntry("model_load_seconds_count{error=\"none\"}", 1.0)
			.containsEntry("prediction_records_dropped_before_start", 0.0)
			.containsEntry("prediction_records_waiting", 0.0)
			.containsEntry("model_active{name=\"tiny\",version=\"1.0.0\"}", 1.0);
		assertThat(scrape.keySet()).as("its artifact has no reference")
			.noneMatch((series) -> series.startsWith("prediction_drift"));
	}

	@Test
	@Order(2)
	void everySeriesSaysWhatWasSent() {
		String truncated = "x".repeat(99);
		List<String> answers = new ArrayList<>();
		for (String review : List.of("great", "awful", "the app is okay, okay, okay", "good")) {
			answers.add(service.predict(review).body());
		}
		answers.add(service.predictBatch("great", "awful", truncated).body());
		assertThat(service.predict("  ").statusCode()).isEqualTo(400);
		assertThat(service.predict("y".repeat(5001)).statusCode()).isEqualTo(400);
		assertThat(service.predictBatch("good", " ", "bad").statusCode()).isEqualTo(400);
		assertThat(service.post("/predictions/batch", "{\"predictions\":[]}").statusCode()).isEqualTo(400);
		assertThat(service.post("/predictions", "{").statusCode()).isEqualTo(400);
		double[] confidences = found(CONFIDENCE, answers).mapToDouble(Double::parseDouble).toArray();
		assertThat(confidences).hasSize(7);
		await().untilAsserted(
				() -> assertThat(service.scrape()).containsEntry("prediction_records_total{outcome=\"stored\"}", 7.0));
		Map<String, Double> scrape = service.scrape();
		assertThat(scrape).containsEntry("prediction_requests_total", 13.0)
			.containsEntry("prediction_error_total{reason=\"blank\"}", 2.0)
			.containsEntry("prediction_error_total{reason=\"too_long\"}", 1.0)
			.containsEntry("prediction_error_total{reason=\"batch_refused\"}", 2.0)
			.containsEntry("prediction_error_total{reason=\"malformed\"}", 1.0)
			.containsEntry("review_length_summary_count", 12.0)
			.containsEntry("review_length_summary_sum", (double) (5 + 5 + 27 + 4 + 5 + 5 + 99 + 2 + 5001 + 4 + 1 + 3))
			.containsEntry("review_length_summary{quantile=\"0.5\"}", 5.0)
			.containsEntry("review_length_summary{quantile=\"0.9\"}", 99.0)
			.containsEntry("review_length_summary{quantile=\"0.99\"}", 5001.0)
			.containsEntry("prediction_truncated_total", 1.0)
			.containsEntry("inference_tokenize_review_truncated_total", 1.0)
			.containsEntry("inference_queue_seconds_count", 5.0)
			.containsEntry("inference_tokenize_seconds_count{error=\"none\"}", 5.0)
			.containsEntry("prediction_tokens_count", 7.0)
			.containsEntry("prediction_tokens_bucket{le=\"16.0\"}", 6.0)
			.containsEntry("prediction_tokens_bucket{le=\"32.0\"}", 7.0)
			.containsEntry("prediction_tokens_max", 32.0)
			.containsEntry(latency("none", "success"), 5.0)
			.containsEntry(latency("none", "refused"), 4.0);
		for (String sentiment : List.of("negative", "neutral", "positive")) {
			assertThat(scrape).containsEntry(results(sentiment),
					(double) found(SENTIMENT, answers).filter(sentiment::equals).count());
		}
		assertThat(errors(scrape)).isEqualTo(13 - 7);
		assertConfidences(scrape, confidences);
	}

	private static void assertConfidences(Map<String, Double> scrape, double[] confidences) {
		for (double bound : new double[] { 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0 }) {
			assertThat(scrape).containsEntry("prediction_confidence_bucket{le=\"%s\"}".formatted(bound),
					(double) Arrays.stream(confidences).filter((confidence) -> confidence <= bound).count());
		}
		assertThat(scrape).containsEntry("prediction_confidence_count", (double) confidences.length);
		assertThat(scrape.get("prediction_confidence_sum")).isCloseTo(DoubleStream.of(confidences).sum(), within(1e-6));
		assertThat(DoubleStream.of(confidences).min().orElseThrow()).as("not all in the last bucket").isLessThan(0.95);
	}

	@Test
	@Order(3)
	void resultsOfTheOldVersionStayAfterASwap() {
		Map<String, Double> before = service.scrape();
		store.activates(TinyArtifact.withReference("2.0.0", """
				{"class": {"negative": 1, "neutral": 1, "positive": 2},
				"confidence": {"upTo": [0.5], "counts": [1, 3]}, "length": {"upTo": [10, 20], "counts": [1, 1, 2]},
				"tokens": {"upTo": [], "counts": [4]}, "texts": "none"}
				"""));
		await().untilAsserted(
				() -> assertThat(service.scrape()).containsEntry("model_active{name=\"tiny\",version=\"2.0.0\"}", 1.0)
					.doesNotContainKey("model_active{name=\"tiny\",version=\"1.0.0\"}"));
		for (String sentiment : List.of("negative", "neutral", "positive")) {
			assertThat(service.scrape()).containsEntry(results(sentiment), before.get(results(sentiment)))
				.containsEntry(results(sentiment).replace("1.0.0", "2.0.0"), 0.0);
		}
	}

	@Test
	@Order(4)
	void driftIsOfTheVersionThatServes() {
		service.predictBatch("great", "a review of 21 chars.", "awful");
		assertThat(service.scrape()).containsEntry("prediction_drift_predictions", 3.0)
			.containsEntry("prediction_drift_psi{feature=\"length\"}", Double.NaN)
			.containsEntry(share("class", "positive", "reference"), 0.5)
			.containsEntry(share("length", "20", "reference"), 0.25)
			.containsEntry(share("length", "20", "current"), 0.0)
			.containsEntry(share("length", "+Inf", "current"), 1.0 / 3)
			.containsEntry(share("tokens", "+Inf", "current"), 1.0);
	}

	private static String share(String feature, String bin, String window) {
		return "prediction_drift_share{bin=\"%s\",feature=\"%s\",window=\"%s\"}".formatted(bin, feature, window);
	}

	private static Stream<String> found(Pattern pattern, List<String> answers) {
		return answers.stream().flatMap((answer) -> pattern.matcher(answer).results().map((match) -> match.group(1)));
	}

	private static double errors(Map<String, Double> scrape) {
		return scrape.entrySet()
			.stream()
			.filter((series) -> series.getKey().startsWith("prediction_error_total"))
			.mapToDouble(Map.Entry::getValue)
			.sum();
	}

	private static String results(String sentiment) {
		return "prediction_results_total{model_version=\"1.0.0\",sentiment=\"%s\"}".formatted(sentiment);
	}

	private static String latency(String error, String outcome) {
		return "prediction_latency_seconds_count{error=\"%s\",outcome=\"%s\"}".formatted(error, outcome);
	}

}
