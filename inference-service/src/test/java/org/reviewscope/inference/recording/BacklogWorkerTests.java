package org.reviewscope.inference.recording;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reviewscope.inference.logged.LoggedEvents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class BacklogWorkerTests {

	private static final RecordProperties.Backlog PROPERTIES = new RecordProperties.Backlog(Path.of("not-used"), 100,
			Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofSeconds(5));

	private final RecordFixtures.Outcomes outcomes = new RecordFixtures.Outcomes();

	private final AtomicBoolean away = new AtomicBoolean();

	@TempDir
	private Path directory;

	private Backlog backlog;

	@BeforeEach
	void create() {
		this.backlog = backlog();
	}

	@Test
	void waitingRecordsAreWritten() {
		BacklogWorker worker = worker();
		worker.start();
		this.backlog.add(RecordFixtures.records(25));
		await().untilAsserted(() -> assertThat(this.outcomes.stored()).isEqualTo(25));
		worker.stop();
		assertThat(this.outcomes.dropped()).isZero();
		assertThat(worker.isRunning()).isFalse();
		assertThat(this.directory).isEmptyDirectory();
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
	void emptyBacklogIsANamedEventWithTheNumberOfItsRecords() {
		List<Map<String, Object>> events = new CopyOnWriteArrayList<>();
		try (LoggedEvents _ = LoggedEvents.of(BacklogDelivery.class, events)) {
			this.away.set(true);
			BacklogWorker worker = worker();
			worker.start();
			this.backlog.add(RecordFixtures.records(25));
			this.away.set(false);
			await().untilAsserted(() -> assertThat(this.outcomes.stored()).isEqualTo(25));
			worker.stop();
		}
		assertThat(events).containsExactly(Map.of("event.name", "backlog.drained", "app.records", 25));
	}

	@Test
	void stopWritesWhatWaits() {
		BacklogWorker worker = worker();
		worker.start();
		this.backlog.add(RecordFixtures.records(25));
		worker.stop();
		assertThat(this.outcomes.stored()).isEqualTo(25);
		assertThat(worker.waiting()).isZero();
	}

	@Test
	void whatIsLeftAtTheEndIsWrittenAfterTheNextStart() {
		this.away.set(true);
		BacklogWorker worker = worker();
		worker.start();
		this.backlog.add(RecordFixtures.records(25));
		worker.stop();
		assertThat(this.outcomes.stored()).isZero();
		assertThat(this.outcomes.dropped()).isZero();
		this.away.set(false);
		this.backlog = backlog();
		BacklogWorker next = worker();
		next.start();
		await().untilAsserted(() -> assertThat(this.outcomes.stored()).isEqualTo(25));
		next.stop();
		assertThat(this.directory).isEmptyDirectory();
	}

	@Test
	void onlyWhatTheStoreHasNotTakenStaysOnDisk() {
		List<PredictionRecord> records = RecordFixtures.records(5);
		BacklogWorker worker = new BacklogWorker(this.backlog, (taken) -> from(records.get(3), taken), 10, PROPERTIES);
		worker.start();
		this.backlog.add(records);
		await().untilAsserted(() -> assertThat(worker.waiting()).isEqualTo(2));
		worker.stop();
		assertThat(backlogOnDisk()).hasSize(2);
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
		}, 10, PROPERTIES);
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
		return new BacklogWorker(this.backlog, this::write, 10, PROPERTIES);
	}

	private static List<WaitingRecord> from(PredictionRecord first, List<WaitingRecord> taken) {
		return taken.stream().dropWhile((record) -> !record.prediction().equals(first)).toList();
	}

	private List<WaitingRecord> backlogOnDisk() {
		return RecordFixtures.journal(this.directory).load();
	}

	private Backlog backlog() {
		return new Backlog(100, RecordFixtures.journal(this.directory), new RecordFixtures.Links(),
				this.outcomes.metrics);
	}

	private List<WaitingRecord> write(List<WaitingRecord> records) {
		if (this.away.get()) {
			return records;
		}
		this.outcomes.metrics.stored(records.size());
		return List.of();
	}

}
