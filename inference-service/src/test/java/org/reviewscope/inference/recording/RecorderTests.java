package org.reviewscope.inference.recording;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;

import static org.assertj.core.api.Assertions.assertThat;

class RecorderTests {

	private final RecordFixtures.Outcomes outcomes = new RecordFixtures.Outcomes();

	@TempDir
	private Path directory;

	private Backlog backlog;

	@BeforeEach
	void create() {
		this.backlog = new Backlog(3, RecordFixtures.journal(this.directory), new RecordFixtures.Links(),
				this.outcomes.metrics);
	}

	@Test
	void committedRecordIsStored() {
		assertThat(recorder((_) -> {
		}).record(RecordFixtures.predictions(2))).isTrue();
		assertThat(this.outcomes.stored()).isEqualTo(2);
		assertThat(this.backlog.size()).isZero();
	}

	@Test
	void recordWaitsWhenTheStoreIsAway() {
		assertThat(recorder(failing(new ResourceAccessException("away"))).record(RecordFixtures.predictions(1)))
			.isFalse();
		assertThat(this.outcomes.queued()).isEqualTo(1);
		assertThat(this.backlog.size()).isEqualTo(1);
	}

	@Test
	void recordWaitsWhenTheStoreFails() {
		recorder(failing(
				HttpServerErrorException.create(HttpStatus.BAD_GATEWAY, "", HttpHeaders.EMPTY, new byte[0], null)))
			.record(RecordFixtures.predictions(1));
		assertThat(this.outcomes.queued()).isEqualTo(1);
	}

	@Test
	void refusedRecordIsDropped() {
		assertThat(recorder(failing(conflict())).record(RecordFixtures.predictions(1))).isFalse();
		assertThat(this.outcomes.dropped()).isEqualTo(1);
		assertThat(this.backlog.size()).isZero();
	}

	@Test
	void refusedBatchWaitsToBeWrittenOneByOne() {
		assertThat(recorder(failing(conflict())).record(RecordFixtures.predictions(2))).isFalse();
		assertThat(this.outcomes.queued()).isEqualTo(2);
	}

	@Test
	void whatFindsNoRoomIsDropped() {
		recorder(failing(new ResourceAccessException("away"))).record(RecordFixtures.predictions(5));
		assertThat(this.outcomes.queued()).isEqualTo(3);
		assertThat(this.outcomes.dropped()).isEqualTo(2);
	}

	@Test
	void slowStoreHoldsUpNoMoreRequestsThanAllowed() throws Exception {
		CountDownLatch entered = new CountDownLatch(1);
		CountDownLatch answer = new CountDownLatch(1);
		Recorder recorder = recorder((_) -> {
			entered.countDown();
			await(answer);
		});
		try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
			Future<Boolean> slow = executor.submit(() -> recorder.record(RecordFixtures.predictions(1)));
			await(entered);
			assertThat(recorder.record(RecordFixtures.predictions(1))).isFalse();
			answer.countDown();
			assertThat(slow.get()).isTrue();
		}
		assertThat(this.outcomes.stored()).isEqualTo(1);
		assertThat(this.outcomes.queued()).isEqualTo(1);
	}

	private Recorder recorder(Consumer<List<PredictionRecord>> store) {
		GroupCommit commit = new GroupCommit(new FunctionalStore(store), new RecordFixtures.Links(), 100);
		return new Recorder(commit, 1, this.backlog, this.outcomes.metrics, () -> "trace", Clock.systemUTC());
	}

	private static Consumer<List<PredictionRecord>> failing(RuntimeException failure) {
		return (_) -> {
			throw failure;
		};
	}

	private static HttpClientErrorException conflict() {
		return HttpClientErrorException.create(HttpStatus.CONFLICT, "", HttpHeaders.EMPTY, new byte[0], null);
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A store that is one function.
	 *
	 * @param store what it does
	 */
	record FunctionalStore(Consumer<List<PredictionRecord>> store) implements PredictionStoreClient {

		@Override
		public void put(UUID id, PredictionRecord.Content content) {
			this.store.accept(List.of(new PredictionRecord(id, content)));
		}

		@Override
		public void putAll(Batch batch) {
			this.store.accept(batch.predictions());
		}

	}

}
