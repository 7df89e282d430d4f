package org.reviewscope.inference.prediction;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.reviewscope.inference.queue.InferenceQueue;
import org.reviewscope.inference.queue.QueuedRequest;
import org.reviewscope.inference.testing.FakeStore;
import org.reviewscope.inference.testing.RunningService;
import org.reviewscope.inference.testing.TinyArtifact;

import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Each failure that is the service's own, caused for a known number of reviews, and
 * everything that is counted then.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FailureScrapeTests {

	private static final FakeStore store = FakeStore.start();

	/** Characters, more than the queue takes. */
	private static final long FAR_TOO_MUCH = 2_000_000;

	@TempDir
	private static Path directory;

	private static RunningService service;

	@BeforeAll
	static void start() {
		service = RunningService.start(store.url(), directory);
	}

	@AfterAll
	static void stop() {
		service.close();
		store.close();
	}

	@Test
	@Order(1)
	void withoutAModelEveryReviewFails() {
		Map<String, Double> before = service.scrape();

		assertThat(service.predict("good").statusCode()).isEqualTo(503);
		assertThat(service.predict("bad").statusCode()).isEqualTo(503);
		assertThat(service.predictBatch("good", "bad").statusCode()).isEqualTo(503);

		assertThat(counted(before)).isEqualTo(failed(3, Map.of("no_model", 4.0)));
	}

	@Test
	@Order(2)
	void reviewsFailThatFindTheQueueFullOrWaitInItForTooLong() throws Exception {
		store.activates(withUnknownToken());
		service.untilReady();
		Map<String, Double> before = service.scrape();
		ThreadPoolTaskExecutor threads = service.context().getBean("inference", ThreadPoolTaskExecutor.class);
		InferenceQueue queue = service.context().getBean(InferenceQueue.class);
		try (QueuedRequest _ = queue.enter("", false, FAR_TOO_MUCH)) {
			assertThat(service.predict("good").statusCode()).isEqualTo(503);
			assertThat(service.predict("bad").statusCode()).isEqualTo(503);
		}
		try (QueuedRequest _ = queue.enter("", true, FAR_TOO_MUCH)) {
			assertThat(service.predictBatch("good", "bad", "okay").statusCode()).isEqualTo(503);
		}
		CountDownLatch release = new CountDownLatch(1);
		try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
			occupy(threads, release);
			List<Future<HttpResponse<String>>> waiting = List.of(clients.submit(() -> service.predict("good")),
					clients.submit(() -> service.predictBatch("good", "bad", "okay")));
			for (Future<HttpResponse<String>> answer : waiting) {
				assertThat(answer.get().statusCode()).isEqualTo(503);
			}
		}
		finally {
			release.countDown();
		}

		assertThat(counted(before)).isEqualTo(failed(5, Map.of("queue_full", 5.0, "deadline", 4.0)));
	}

	@Test
	@Order(3)
	void aFaultOfTheModelFailsAllReviewsOfItsBatch() {
		Map<String, Double> before = service.scrape();

		assertThat(service.predict("awful").statusCode()).isEqualTo(500);
		assertThat(service.predictBatch("good", "awful", "bad").statusCode()).isEqualTo(500);

		assertThat(counted(before)).isEqualTo(failed(2, Map.of("internal", 4.0)));
	}

	private static void occupy(ThreadPoolTaskExecutor threads, CountDownLatch release) {
		IntStream.range(0, threads.getMaxPoolSize()).forEach((_) -> threads.submit(() -> {
			release.await();
			return null;
		}));
		await().until(() -> threads.getActiveCount() == threads.getMaxPoolSize());
	}

	/** A word of the tokenizer, {@code awful}, is none of the model's. */
	private static TinyArtifact withUnknownToken() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipInputStream known = new ZipInputStream(
				new ByteArrayInputStream(TinyArtifact.threeClasses("1.0.0").zip()));
				ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (ZipEntry entry = known.getNextEntry(); entry != null; entry = known.getNextEntry()) {
				byte[] content = known.readAllBytes();
				zip.putNextEntry(new ZipEntry(entry.getName()));
				zip.write(entry.getName().equals("tokenizer.json")
						? new String(content, StandardCharsets.UTF_8).replace("\"awful\": 8", "\"awful\": 4711")
							.getBytes(StandardCharsets.UTF_8)
						: content);
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		return new TinyArtifact("tiny", "1.0.0", bytes.toByteArray());
	}

	/**
	 * The values by which a scrape should grow.
	 * @param requests how many requests have failed
	 * @param reviews how many reviews they had, by reason
	 * @return the series
	 */
	private static Map<String, Double> failed(int requests, Map<String, Double> reviews) {
		double all = reviews.values().stream().mapToDouble((count) -> count).sum();
		Map<String, Double> counted = new TreeMap<>();
		reviews
			.forEach((reason, count) -> counted.put("prediction_error_total{reason=\"%s\"}".formatted(reason), count));
		counted.put("prediction_requests_total", all);
		counted.put("review_length_summary_count", all);
		counted.put("failed requests", (double) requests);
		return counted;
	}

	private static Map<String, Double> counted(Map<String, Double> before) {
		Map<String, Double> grown = new TreeMap<>();
		service.scrape().forEach((series, value) -> {
			String name = series.matches("prediction_latency_seconds_count\\{.*outcome=\"failed\"}") ? "failed requests"
					: series;
			if (name.matches("failed requests|prediction_(requests|error|results)_total.*|review_length_summary_count"
					+ "|prediction_latency_seconds_count.*")) {
				grown.merge(name, value - before.getOrDefault(series, 0.0), Double::sum);
			}
		});
		grown.values().removeIf((count) -> count == 0);
		return grown;
	}

}
