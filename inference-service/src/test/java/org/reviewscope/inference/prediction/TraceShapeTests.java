package org.reviewscope.inference.prediction;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reviewscope.inference.testing.FakeStore;
import org.reviewscope.inference.testing.RunningService;
import org.reviewscope.inference.testing.TinyArtifact;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the traces of the service look like, spans as the SDK would export them.
 */
class TraceShapeTests {

	private static final FakeStore store = FakeStore.start().activates(TinyArtifact.threeClasses("1.0.0"));

	@TempDir
	private static Path directory;

	private static RunningService service;

	private static InMemorySpanExporter exporter;

	@BeforeAll
	static void start() {
		service = RunningService.start(store.url(), directory, SpanCapture.class).untilReady();
		exporter = service.context().getBean(InMemorySpanExporter.class);
		await().untilAsserted(() -> assertThat(service.predict("good").body()).contains("\"recorded\":true"));
	}

	@AfterAll
	static void stop() {
		service.close();
		store.close();
	}

	@BeforeEach
	void forget() {
		spans();
		store.accepts();
		exporter.reset();
	}

	@Test
	void predictionIsOneTraceOfNestedSteps() {
		String traceId = traceOf("the app is great");
		SpanData server = span(traceId, SpanKind.SERVER);
		SpanData predict = span(traceId, "predict");
		SpanData tokenize = span(traceId, "tokenize");
		SpanData run = span(traceId, "onnx.run");
		SpanData write = span(traceId, SpanKind.CLIENT);
		assertThat(predict.getParentSpanId()).isEqualTo(server.getSpanId());
		assertThat(tokenize.getParentSpanId()).isEqualTo(predict.getSpanId());
		assertThat(run.getParentSpanId()).isEqualTo(predict.getSpanId());
		assertThat(write.getParentSpanId()).isEqualTo(server.getSpanId());
		for (SpanData span : List.of(predict, run)) {
			assertThat(attribute(span, "app.model.name")).isEqualTo("tiny");
			assertThat(attribute(span, "app.model.version")).isEqualTo("1.0.0");
			assertThat(attribute(span, "app.sentiment")).isEqualTo("positive");
			assertThat(count(span, "app.tokens")).isEqualTo(6);
			assertThat(count(span, "app.batch.size")).isEqualTo(1);
		}
		assertThat(store.writes().getLast().headers().getFirst("traceparent")).contains(traceId, write.getSpanId());
		assertThat(store.writes().getLast().body()).contains("\"traceId\":\"" + traceId + "\"");
	}

	@Test
	void batchRunsGroupsOfLikeLengthAndNotEachReview() {
		String traceId = service.post("/predictions/batch", """
				{"predictions": [
				{"id": "22222222-2222-2222-2222-000000000001", "review": "good"},
				{"id": "22222222-2222-2222-2222-000000000002", "review": "the app is good, the app is good, good"},
				{"id": "22222222-2222-2222-2222-000000000003", "review": "bad"},
				{"id": "22222222-2222-2222-2222-000000000004", "review": "okay"}]}
				""").headers().firstValue("X-Trace-Id").orElseThrow();
		List<SpanData> runs = spans().stream()
			.filter((span) -> span.getTraceId().equals(traceId) && span.getName().equals("onnx.run"))
			.toList();
		assertThat(runs).extracting((run) -> count(run, "app.batch.size")).containsExactlyInAnyOrder(3L, 1L);
	}

	@Test
	void truncationIsAnEvent() {
		SpanData tokenize = span(traceOf("good ".repeat(50)), "tokenize");
		assertThat(tokenize.getEvents()).extracting(EventData::getName).containsExactly("review.truncated");
		assertThat(count(tokenize, "app.truncated")).isEqualTo(1);
	}

	@Test
	void reviewIsOnNoSpan() {
		traceOf("verysecretword is great");
		assertThat(spans().toString()).doesNotContain("verysecretword");
	}

	@Test
	void swapIsATraceOfItsOwnAndLooksAtTheStoreMakeNone() {
		store.activates(TinyArtifact.twoClasses("3.0.0"));
		await().untilAsserted(() -> assertThat(spans()).anyMatch((span) -> span.getName().equals("model swap")));
		SpanData swap = spans().stream()
			.filter((span) -> span.getName().equals("model swap"))
			.findFirst()
			.orElseThrow();
		assertThat(swap.getParentSpanContext().isValid()).isFalse();
		assertThat(swap.getEvents()).extracting(EventData::getName).contains("model.swapped");
		assertThat(attribute(swap, "app.model.version")).isEqualTo("3.0.0");
		assertThat(span(swap.getTraceId(), "model load").getParentSpanId()).isEqualTo(swap.getSpanId());
		assertThat(spans().stream().filter((span) -> span.getKind() == SpanKind.CLIENT))
			.allSatisfy((span) -> assertThat(span.getTraceId()).isEqualTo(swap.getTraceId()));
		store.activates(TinyArtifact.threeClasses("1.0.0"));
		await().untilAsserted(() -> assertThat(service.predict("good").body()).contains("\"1.0.0\""));
	}

	@Test
	void recordWrittenLaterLinksToItsRequest() {
		store.answersWrites(503);
		String traceId = traceOf("the app is great");
		store.accepts();
		await().untilAsserted(() -> assertThat(spans()).anyMatch((span) -> linksTo(span, traceId)));
	}

	@Test
	void recordsThatAreWrittenTogetherStandInOneTraceAndLinkToTheOthers() {
		List<String> traceIds = new CopyOnWriteArrayList<>();
		try (ExecutorService users = Executors.newFixedThreadPool(16)) {
			IntStream.range(0, 80).forEach((_) -> users.submit(() -> traceIds.add(traceOf("good"))));
		}
		List<SpanData> shared = spans("record predictions");
		List<SpanData> alone = spans("PUT /predictions/{id}");
		assertThat(shared).isNotEmpty();
		assertThat(Stream.concat(Stream.concat(shared.stream(), alone.stream()).map(SpanData::getTraceId),
				shared.stream().flatMap((span) -> span.getLinks().stream()).map(TraceShapeTests::traceId)))
			.containsExactlyInAnyOrderElementsOf(traceIds);
		assertThat(spans("PUT /predictions")).extracting(SpanData::getParentSpanId)
			.containsExactlyInAnyOrderElementsOf(shared.stream().map(SpanData::getSpanId).toList());
	}

	private static List<SpanData> spans(String name) {
		return spans().stream().filter((span) -> span.getName().equals(name)).toList();
	}

	private static String traceId(LinkData link) {
		return link.getSpanContext().getTraceId();
	}

	private static boolean linksTo(SpanData span, String traceId) {
		return span.getName().equals("record backlog") && span.getLinks()
			.stream()
			.map(LinkData::getSpanContext)
			.anyMatch((context) -> context.getTraceId().equals(traceId));
	}

	private static String traceOf(String review) {
		return service.predict(review).headers().firstValue("X-Trace-Id").orElseThrow();
	}

	private static SpanData span(String traceId, String name) {
		return await()
			.until(() -> spans().stream()
				.filter((span) -> span.getTraceId().equals(traceId) && span.getName().equals(name))
				.findFirst(), Optional::isPresent)
			.orElseThrow();
	}

	private static SpanData span(String traceId, SpanKind kind) {
		return await()
			.until(() -> spans().stream()
				.filter((span) -> span.getTraceId().equals(traceId) && span.getKind() == kind)
				.findFirst(), Optional::isPresent)
			.orElseThrow();
	}

	private static List<SpanData> spans() {
		service.context().getBean(SdkTracerProvider.class).forceFlush().join(5, TimeUnit.SECONDS);
		return exporter.getFinishedSpanItems();
	}

	private static @Nullable Long count(SpanData span, String key) {
		return span.getAttributes().get(AttributeKey.longKey(key));
	}

	private static String attribute(SpanData span, String key) {
		return String.valueOf(span.getAttributes().get(AttributeKey.stringKey(key)));
	}

	@Configuration(proxyBeanMethods = false)
	static class SpanCapture {

		@Bean
		InMemorySpanExporter inMemorySpanExporter() {
			return InMemorySpanExporter.create();
		}

	}

}
