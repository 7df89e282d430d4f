package org.reviewscope.inference.rollout;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reviewscope.inference.testing.FakeStore;
import org.reviewscope.inference.testing.RunningService;
import org.reviewscope.inference.testing.TinyArtifact;

import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Rollouts of the tiny models in the whole service.
 */
class RolloutServiceTests {

	private static final String PERCENT = "model_candidate_percent{mode=\"%s\",name=\"tiny\",version=\"2.0.0\"}";

	@TempDir
	private Path directory;

	@Test
	void canaryAnswersIsPromotedWithoutASecondLoadAndRolledBack() {
		try (FakeStore store = FakeStore.start().activates(TinyArtifact.threeClasses("1.0.0"));
				RunningService service = RunningService.start(store.url(), this.directory).untilReady()) {
			store.tries(TinyArtifact.twoClasses("2.0.0"), "canary", 100);
			awaitSeries(service, PERCENT.formatted("canary"), 100);
			assertThat(service.scrape()).containsEntry(results("2.0.0", "positive"), 0.0);
			assertThat(service.predictBatch("good", "good").body()).contains("\"version\":\"2.0.0\"")
				.doesNotContain("\"version\":\"1.0.0\"");
			assertThat(service.scrape()).containsEntry(results("2.0.0", "positive"), 2.0)
				.containsEntry(results("1.0.0", "positive"), 0.0);

			store.activates(TinyArtifact.twoClasses("2.0.0"));
			awaitSeries(service, "model_active{name=\"tiny\",version=\"2.0.0\"}", 1);
			assertThat(service.scrape()).doesNotContainKey(PERCENT.formatted("canary"))
				.containsEntry("model_load_seconds_count{error=\"none\"}", 2.0)
				.containsEntry("model_candidate_load_seconds_count{error=\"none\"}", 1.0)
				.containsEntry("model_swap_seconds_count{error=\"none\"}", 2.0);
			assertThat(service.predict("good").body()).contains("\"version\":\"2.0.0\"");

			store.tries(TinyArtifact.threeClasses("1.0.0"), "canary", 100);
			await().untilAsserted(() -> assertThat(service.predict("good").body()).contains("\"version\":\"1.0.0\""));
			store.rollsBack();
			await().untilAsserted(() -> assertThat(service.predict("good").body()).contains("\"version\":\"2.0.0\""));
		}
	}

	@Test
	void shadowIsInTheTraceOfItsRequestAndNowhereElse() {
		try (FakeStore store = FakeStore.start().activates(TinyArtifact.threeClasses("1.0.0"));
				RunningService service = RunningService.start(store.url(), this.directory, Spans.class).untilReady()) {
			store.tries(TinyArtifact.threeClasses("2.0.0"), "shadow", 100);
			awaitSeries(service, PERCENT.formatted("shadow"), 100);
			Map<String, Double> before = service.scrape();
			finished(service);
			service.context().getBean(InMemorySpanExporter.class).reset();

			assertThat(service.predict("good").body()).contains("\"version\":\"1.0.0\"");

			awaitSeries(service, "prediction_shadow_reviews_total{agreement=\"same\",model_version=\"2.0.0\"}", 1);
			List<SpanData> trace = finished(service);
			assertThat(parents(trace)).isEqualTo(Map.of("active", "predict", "shadow", "predict"));
			assertThat(trace).extracting(SpanData::getTraceId).containsOnly(trace.getFirst().getTraceId());
			Map<String, Double> after = service.scrape();
			assertThat(after).doesNotContainKey(results("2.0.0", "positive"))
				.containsEntry(results("1.0.0", "positive"), 1.0)
				.containsEntry("prediction_requests_total", before.get("prediction_requests_total") + 1)
				.containsEntry("review_length_summary_count", before.get("review_length_summary_count") + 1)
				.containsEntry("prediction_tokens_count", before.get("prediction_tokens_count") + 1)
				.containsEntry("prediction_confidence_count", before.get("prediction_confidence_count") + 1)
				.containsEntry("prediction_version_confidence_count{model_version=\"2.0.0\",role=\"shadow\"}", 1.0);
			assertThat(store.writes()).hasSize(1)
				.allSatisfy((write) -> assertThat(write.body()).contains("1.0.0").doesNotContain("2.0.0"));
		}
	}

	@Test
	void brokenCandidateIsCountedAndTheActiveVersionGoesOn() {
		try (FakeStore store = FakeStore.start().activates(TinyArtifact.threeClasses("1.0.0"));
				RunningService service = RunningService.start(store.url(), this.directory).untilReady()) {
			assertThat(service.scrape()).containsEntry("model_candidate_failures_total", 0.0);
			store.tries(TinyArtifact.broken("2.0.0"), "canary", 100);
			await().untilAsserted(
					() -> assertThat(service.scrape().get("model_candidate_failures_total")).isGreaterThan(1));
			assertThat(service.scrape()).containsEntry("model_swap_failures_total", 0.0);
			assertThat(service.predict("good").body()).contains("\"version\":\"1.0.0\"");
		}
	}

	private static void awaitSeries(RunningService service, String series, double value) {
		await().untilAsserted(() -> assertThat(service.scrape()).containsEntry(series, value));
	}

	private static String results(String version, String sentiment) {
		return "prediction_results_total{model_version=\"%s\",sentiment=\"%s\"}".formatted(version, sentiment);
	}

	private static List<SpanData> finished(RunningService service) {
		service.context().getBean(SdkTracerProvider.class).forceFlush().join(10, TimeUnit.SECONDS);
		return service.context().getBean(InMemorySpanExporter.class).getFinishedSpanItems();
	}

	private static Map<String, String> parents(List<SpanData> spans) {
		Map<String, String> names = spans.stream().collect(Collectors.toMap(SpanData::getSpanId, SpanData::getName));
		return spans.stream()
			.filter((span) -> List.of("shadow", "active").contains(span.getName()))
			.collect(Collectors.toMap(SpanData::getName, (span) -> names.get(span.getParentSpanId())));
	}

	/**
	 * Keeps spans in memory.
	 */
	static class Spans {

		@Bean
		InMemorySpanExporter spans() {
			return InMemorySpanExporter.create();
		}

	}

}
