package org.reviewscope.inference.prediction;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reviewscope.inference.testing.FakeStore;
import org.reviewscope.inference.testing.RunningService;
import org.reviewscope.inference.testing.TinyArtifact;

import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A service that is told to stop first answers the requests that it has begun.
 */
class GracefulShutdownTests {

	@TempDir
	private Path directory;

	@Test
	void predictionsInFlightAreFinishedAndRecorded() throws Exception {
		CountDownLatch release = new CountDownLatch(1);
		try (FakeStore store = FakeStore.start().activates(TinyArtifact.threeClasses("1.0.0"));
				RunningService service = RunningService.start(store.url(), this.directory).untilReady();
				ExecutorService clients = Executors.newCachedThreadPool()) {
			ThreadPoolTaskExecutor pool = service.context().getBean("inference", ThreadPoolTaskExecutor.class);
			for (int i = 0; i < pool.getMaxPoolSize(); i++) {
				pool.submit(() -> {
					release.await();
					return null;
				});
			}
			Future<HttpResponse<String>> waiting = clients.submit(() -> service.predict("great"));
			await().until(() -> pool.getQueueSize() == 1);
			Future<?> stopping = clients.submit(service::close);
			await().until(() -> service.context().isClosed());
			release.countDown();
			assertThat(waiting.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
			stopping.get(30, TimeUnit.SECONDS);
			assertThat(store.writes()).hasSize(1);
		}
	}

}
