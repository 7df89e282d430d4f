package org.reviewscope.inference.record;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class BacklogWriterTests {

	private static final RecordProperties.Backlog PROPERTIES = new RecordProperties.Backlog(100, 10,
			Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofSeconds(5));

	private final RecordFixtures.Outcomes outcomes = new RecordFixtures.Outcomes();

	private final RecordBacklog backlog = new RecordBacklog(100, new RecordFixtures.Links(), this.outcomes);

	private final AtomicBoolean away = new AtomicBoolean();

	@Test
	void waitingRecordsAreWritten() {
		BacklogWriter writer = writer();
		writer.start();
		this.backlog.add(RecordFixtures.records(25));
		await().untilAsserted(() -> assertThat(this.outcomes.stored).isEqualTo(25));
		writer.stop();
		assertThat(this.outcomes.dropped).isZero();
		assertThat(writer.isRunning()).isFalse();
	}

	@Test
	void recordsAreWrittenOnceTheStoreIsBack() {
		this.away.set(true);
		BacklogWriter writer = writer();
		writer.start();
		this.backlog.add(RecordFixtures.records(3));
		assertThat(writer.waiting()).isEqualTo(3);
		this.away.set(false);
		await().untilAsserted(() -> assertThat(this.outcomes.stored).isEqualTo(3));
		writer.stop();
	}

	@Test
	void stopWritesWhatWaits() {
		BacklogWriter writer = writer();
		this.backlog.add(RecordFixtures.records(25));
		writer.start();
		writer.stop();
		assertThat(this.outcomes.stored).isEqualTo(25);
		assertThat(writer.waiting()).isZero();
	}

	@Test
	void stopCountsWhatIsLost() {
		this.away.set(true);
		BacklogWriter writer = writer();
		writer.start();
		this.backlog.add(RecordFixtures.records(25));
		writer.stop();
		assertThat(this.outcomes.stored).isZero();
		assertThat(this.outcomes.dropped).isEqualTo(25);
	}

	@Test
	void stopWaitsForAWriteThatIsUnderWay() throws InterruptedException {
		CountDownLatch entered = new CountDownLatch(1);
		CountDownLatch answer = new CountDownLatch(1);
		BacklogWriter writer = new BacklogWriter(this.backlog, (records) -> {
			entered.countDown();
			await().until(() -> answer.getCount() == 0);
			this.outcomes.stored(records.size());
			return List.of();
		}, this.outcomes, PROPERTIES);
		writer.start();
		this.backlog.add(RecordFixtures.records(1));
		assertThat(entered.await(5, TimeUnit.SECONDS)).isTrue();
		Thread stopping = Thread.ofVirtual().start(writer::stop);
		answer.countDown();
		stopping.join();
		assertThat(this.outcomes.stored).isEqualTo(1);
		assertThat(this.outcomes.dropped).isZero();
	}

	private BacklogWriter writer() {
		return new BacklogWriter(this.backlog, this::write, this.outcomes, PROPERTIES);
	}

	private List<WaitingRecord> write(List<WaitingRecord> records) {
		if (this.away.get()) {
			return records;
		}
		this.outcomes.stored(records.size());
		return List.of();
	}

}
