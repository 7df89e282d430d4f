package org.reviewscope.inference.serving;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reviewscope.inference.testing.FakeStore;
import org.reviewscope.inference.testing.RunningService;
import org.reviewscope.inference.testing.TinyArtifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What clients get while a model is loaded, changed, broken or missing.
 */
class ModelServingTests {

	@TempDir
	private Path directory;

	@Test
	void withoutAnyModelTheServiceIsNotReadyAndSaysSo() {
		try (FakeStore store = FakeStore.start();
				RunningService service = RunningService.start(store.url(), this.directory)) {
			assertThat(service.get("/readyz").statusCode()).isEqualTo(503);
			assertThat(service.get("/livez").statusCode()).isEqualTo(200);
			HttpResponse<String> response = service.predict("good");
			assertThat(response.statusCode()).isEqualTo(503);
			assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
			assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
			assertThat(response.body()).contains("No model is loaded yet", "traceId");
		}
	}

	@Test
	void lastGoodModelServesWhenTheStoreIsAwayAtTheStart() throws IOException {
		try (FakeStore store = FakeStore.start().activates(TinyArtifact.threeClasses("1.0.0"));
				RunningService service = RunningService.start(store.url(), this.directory)) {
			service.untilReady();
			await().untilAsserted(() -> assertThat(this.directory.resolve("last-good.json")).exists());
		}
		try (RunningService service = RunningService.start("http://localhost:1", this.directory)) {
			service.untilReady();
			assertThat(service.predict("good").body()).contains("\"version\":\"1.0.0\"", "\"recorded\":false");
		}
	}

	@Test
	void brokenVersionIsCountedAndTheOldOneGoesOn() {
		try (FakeStore store = FakeStore.start().activates(TinyArtifact.threeClasses("1.0.0"));
				RunningService service = RunningService.start(store.url(), this.directory)) {
			service.untilReady();
			store.activates(TinyArtifact.broken("2.0.0"));
			MeterRegistry meters = service.context().getBean(MeterRegistry.class);
			await()
				.untilAsserted(() -> assertThat(meters.get("model.swap.failures").counter().count()).isGreaterThan(1));
			assertThat(service.predict("good").body()).contains("\"version\":\"1.0.0\"");
			assertThat(service.get("/readyz").statusCode()).isEqualTo(200);
			store.activates(TinyArtifact.twoClasses("2.0.1"));
			await().untilAsserted(() -> assertThat(service.predict("good").body()).contains("\"version\":\"2.0.1\""));
		}
	}

	@Test
	void artifactWithAnotherChecksumNeverServes() {
		try (FakeStore store = FakeStore.start().activates(TinyArtifact.threeClasses("1.0.0"), "a".repeat(64));
				RunningService service = RunningService.start(store.url(), this.directory)) {
			MeterRegistry meters = service.context().getBean(MeterRegistry.class);
			await().untilAsserted(() -> assertThat(meters.get("model.swap.failures").counter().count()).isPositive());
			assertThat(service.get("/readyz").statusCode()).isEqualTo(503);
		}
	}

	@Test
	void noRequestIsDroppedWhileVersionsSwapUnderLoad() {
		Queue<HttpResponse<String>> responses = new ConcurrentLinkedQueue<>();
		AtomicBoolean swapping = new AtomicBoolean(true);
		try (FakeStore store = FakeStore.start().activates(TinyArtifact.threeClasses("1.0.0"));
				RunningService service = RunningService.start(store.url(), this.directory).untilReady();
				ExecutorService clients = Executors.newFixedThreadPool(4)) {
			for (int i = 0; i < 4; i++) {
				clients.submit(() -> {
					while (swapping.get()) {
						responses.add(service.predict("the app is great"));
					}
				});
			}
			List<String> versions = new ArrayList<>();
			for (int minor = 1; minor <= 8; minor++) {
				String version = "1." + minor + ".0";
				store.activates(
						(minor % 2 == 0) ? TinyArtifact.threeClasses(version) : TinyArtifact.twoClasses(version));
				await().until(() -> service.predict("good").body().contains("\"version\":\"" + version + "\""));
				versions.add(version);
			}
			swapping.set(false);
			assertThat(versions).hasSize(8);
		}
		assertThat(responses).hasSizeGreaterThan(20)
			.allSatisfy((response) -> assertThat(response.statusCode()).isEqualTo(200))
			.allSatisfy((response) -> assertThat(response.body()).contains("\"sentiment\":\"positive\""));
	}

}
