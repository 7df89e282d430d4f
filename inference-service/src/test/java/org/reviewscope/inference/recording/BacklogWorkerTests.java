package org.reviewscope.inference.recording;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class BacklogWorkerTests {

	private static final RecordProperties.Backlog PROPERTIES = new RecordProperties.Backlog(100, 10,
			Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofSeconds(5));

	private final RecordFixtures.Outcomes outcomes = new RecordFixtures.Outcomes();

	private final Backlog backlog = new Backlog(100, new RecordFixtures.Links(), this.outcomes.metrics);

	private final AtomicBoolean away = new AtomicBoolean();

	@Test
	void waitingRecordsAreWritten() {
		BacklogWorker worker = worker();
		worker.start();
		this.backlog.add(RecordFixtures.records(25));
		await().untilAsserted(() -> assertThat(this.outcomes.stored()).isEqualTo(25));
		worker.stop();
		assertThat(this.outcomes.dropped()).isZero();
		assertThat(worker.isRunning()).isFalse();
	}

	@Test
	void recordsAreWrittenOnceTheStoreIsBack() {
		this.away.set(true);
		BacklogWorker worker = worker();
		worker.start();
		this.backlog.add(RecordFixtures.records(3));
		assertThat(worker.waiting()).isEqualTo(3);
		this.away.set(false);
		await().untilAsserted(() -> assertThat(this.outcomes.stored()).isEqualTo(3));
		worker.stop();
	}

	@Test
	void stopWritesWhatWaits() {
		BacklogWorker worker = worker();
		this.backlog.add(RecordFixtures.records(25));
		worker.start();
		worker.stop();
		assertThat(this.outcomes.stored()).isEqualTo(25);
		assertThat(worker.waiting()).isZero();
	}

	@Test
	void stopCountsWhatIsLost() {
		this.away.set(true);
		BacklogWorker worker = worker();
		worker.start();
		this.backlog.add(RecordFixtures.records(25));
		worker.stop();
		assertThat(this.outcomes.stored()).isZero();
		assertThat(this.outcomes.dropped()).isEqualTo(25);
	}

	@Test
	void stopWaitsForAWriteThatIsUnderWay() throws InterruptedException {
		CountDownLatch entered = new CountDownLatch(1);
		CountDownLatch answer = new CountDownLatch(1);
		BacklogWorker worker = new BacklogWorker(this.backlog, (records) -> {
			entered.countDown();
			await().until(() -> answer.getCount() == 0);
			this.outcomes.metrics.stored(records.size());
			return List.of();
		}, this.outcomes.metrics, PROPERTIES);
		worker.start();
		this.backlog.add(RecordFixtures.records(1));
		assertThat(entered.await(5, TimeUnit.SECONDS)).isTrue();
		Thread stopping = Thread.ofVirtual().start(worker::stop);
		answer.countDown();
		stopping.join();
		assertThat(this.outcomes.stored()).isEqualTo(1);
		assertThat(this.outcomes.dropped()).isZero();
	}

	private BacklogWorker worker() {
		return new BacklogWorker(this.backlog, this::write, this.outcomes.metrics, PROPERTIES);
	}

	private List<WaitingRecord> write(List<WaitingRecord> records) {
		if (this.away.get()) {
			return records;
		}
		this.outcomes.metrics.stored(records.size());
		return List.of();
	}

}
