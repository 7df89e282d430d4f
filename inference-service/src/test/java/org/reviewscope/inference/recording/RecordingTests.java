package org.reviewscope.inference.recording;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reviewscope.inference.testing.FakeStore;
import org.reviewscope.inference.testing.RunningService;
import org.reviewscope.inference.testing.TinyArtifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What becomes of records when the real HTTP client meets a store that is slow or away.
 */
class RecordingTests {

	private static final String RECORDED = "\"recorded\":true";

	private static final String NOT_RECORDED = "\"recorded\":false";

	@TempDir
	private Path directory;

	@Test
	void recordsWaitWhileTheStoreIsAwayAndAreStoredWhenItIsBack() {
		TinyArtifact artifact = TinyArtifact.threeClasses("1.0.0");
		FakeStore first = FakeStore.start().activates(artifact);
		try (RunningService service = RunningService.start(first.url(), this.directory).untilReady()) {
			await().untilAsserted(() -> assertThat(service.predict("good").body()).contains(RECORDED));
			double storedBefore = count(service, "stored");
			double queuedBefore = count(service, "queued");
			first.close();
			for (int i = 0; i < 5; i++) {
				assertThat(service.predict("good").body()).contains(NOT_RECORDED);
			}
			assertThat(count(service, "queued")).isEqualTo(queuedBefore + 5);
			try (FakeStore back = FakeStore.start(first.port()).activates(artifact)) {
				await()
					.untilAsserted(() -> assertThat(count(service, "stored")).isGreaterThanOrEqualTo(storedBefore + 5));
				assertThat(back.writes()).allSatisfy((write) -> assertThat(write.path()).startsWith("/predictions"));
				assertThat(waiting(service)).isZero();
			}
		}
	}

	@Test
	void slowStoreHoldsUpNoPrediction() {
		CountDownLatch release = new CountDownLatch(1);
		try (FakeStore store = FakeStore.start().activates(TinyArtifact.threeClasses("1.0.0"));
				RunningService service = RunningService.start(store.url(), this.directory).untilReady()) {
			store.answersWrites((exchange) -> {
				await().forever().until(() -> release.getCount() == 0);
				exchange.sendResponseHeaders(204, -1);
			});
			assertThat(service.predict("good").body()).contains(NOT_RECORDED);
			store.accepts();
			release.countDown();
			await().untilAsserted(() -> assertThat(waiting(service)).isZero());
			assertThat(count(service, "dropped")).isZero();
		}
	}

	@Test
	void recordsOfAnEarlierRunAreWritten() {
		TinyArtifact artifact = TinyArtifact.threeClasses("1.0.0");
		try (FakeStore store = FakeStore.start().activates(artifact)) {
			try (RunningService service = RunningService.start(store.url(), this.directory).untilReady()) {
				store.answersWrites(503);
				assertThat(service.predict("good").body()).contains(NOT_RECORDED);
			}
			store.accepts().writes().clear();
			try (RunningService next = RunningService.start(store.url(), this.directory).untilReady()) {
				await().untilAsserted(() -> assertThat(count(next, "stored")).isEqualTo(1));
				assertThat(store.writes()).singleElement()
					.satisfies((write) -> assertThat(write.path()).startsWith("/predictions/"));
				assertThat(count(next, "dropped")).isZero();
			}
		}
	}

	@Test
	void shutdownWritesWhatWaits() {
		TinyArtifact artifact = TinyArtifact.threeClasses("1.0.0");
		try (FakeStore store = FakeStore.start().activates(artifact)) {
			try (RunningService service = RunningService.start(store.url(), this.directory).untilReady()) {
				store.answersWrites(503);
				assertThat(service.predict("good").body()).contains(NOT_RECORDED);
				store.accepts().writes().clear();
			}
			assertThat(store.writes()).isNotEmpty();
		}
	}

	private static double count(RunningService service, String outcome) {
		return service.context()
			.getBean(MeterRegistry.class)
			.get("prediction.records")
			.tag("outcome", outcome)
			.counter()
			.count();
	}

	private static double waiting(RunningService service) {
		return service.context().getBean(MeterRegistry.class).get("prediction.records.waiting").gauge().value();
	}

}
