package org.reviewscope.inference.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class BacklogTests {

	private final RecordFixtures.Outcomes outcomes = new RecordFixtures.Outcomes();

	@TempDir
	private Path directory;

	private Backlog backlog;

	@BeforeEach
	void create() {
		this.backlog = backlog();
	}

	@Test
	void oldestAreTakenFirstAndOnlySoMany() throws InterruptedException {
		List<PredictionRecord> records = RecordFixtures.records(4);
		this.backlog.add(records);
		assertThat(take(3)).isEqualTo(records.subList(0, 3));
		assertThat(take(3)).isEqualTo(records.subList(3, 4));
		assertThat(take(3)).isEmpty();
	}

	@Test
	void whatFindsNoRoomIsDropped() {
		this.backlog.add(RecordFixtures.records(3));
		this.backlog.add(RecordFixtures.records(4));
		assertThat(this.backlog.size()).isEqualTo(5);
		assertThat(this.outcomes.queued()).isEqualTo(5);
		assertThat(this.outcomes.dropped()).isEqualTo(2);
	}

	@Test
	void recordsOfARequestShareItsOrigin() throws InterruptedException {
		this.backlog.add(RecordFixtures.records(2));
		this.backlog.add(RecordFixtures.records(1));
		List<WaitingRecord> taken = this.backlog.take(5, Duration.ZERO);
		assertThat(taken.get(1).origin()).isSameAs(taken.get(0).origin());
		assertThat(taken.get(2).origin()).isNotSameAs(taken.get(0).origin());
	}

	@Test
	void whatWaitedIsThereAgainAfterAKill() throws InterruptedException {
		this.backlog.add(RecordFixtures.records(3));
		List<WaitingRecord> taken = this.backlog.take(5, Duration.ZERO);
		this.backlog.forget(taken.subList(0, 1));
		Backlog afterwards = backlog();
		afterwards.restore();
		assertThat(afterwards.size()).isEqualTo(2);
		assertThat(afterwards.take(5, Duration.ZERO)).containsExactlyInAnyOrderElementsOf(taken.subList(1, 3));
		assertThat(this.outcomes.queued()).isEqualTo(3 + 2);
	}

	@Test
	void allOfAnEarlierProcessIsTakenOverAlsoBeyondTheCapacity() {
		this.backlog.add(RecordFixtures.records(5));
		Backlog smaller = backlog(2);
		smaller.restore();
		assertThat(smaller.size()).isEqualTo(5);
		assertThat(this.outcomes.queued()).isEqualTo(5 + 5);
		smaller.add(RecordFixtures.records(1));
		assertThat(this.outcomes.dropped()).isEqualTo(1);
		assertThat(smaller.size()).isEqualTo(5);
	}

	@Test
	void whatIsTakenMakesRoom() throws InterruptedException {
		this.backlog.add(RecordFixtures.records(5));
		take(2);
		this.backlog.add(RecordFixtures.records(3));
		assertThat(this.backlog.size()).isEqualTo(5);
		assertThat(this.outcomes.dropped()).isEqualTo(1);
	}

	@Test
	void whatCannotBeWrittenToDiskIsDropped() throws IOException {
		Files.createFile(this.directory.resolve("backlog"));
		this.backlog.add(RecordFixtures.records(2));
		assertThat(this.backlog.size()).isZero();
		assertThat(this.outcomes.queued()).isZero();
		assertThat(this.outcomes.dropped()).isEqualTo(2);
	}

	@Test
	void whatFindsNoRoomIsNotOnDiskEither() {
		this.backlog.add(RecordFixtures.records(7));
		Backlog afterwards = backlog();
		afterwards.restore();
		assertThat(afterwards.size()).isEqualTo(5);
		assertThat(this.directory.resolve("backlog")).isDirectoryNotContaining("glob:**.new");
	}

	private Backlog backlog() {
		return backlog(5);
	}

	private Backlog backlog(int capacity) {
		BacklogJournal journal = RecordFixtures.journal(this.directory.resolve("backlog"));
		return new Backlog(capacity, journal, new RecordFixtures.Links(), this.outcomes.metrics);
	}

	private List<PredictionRecord> take(int max) throws InterruptedException {
		return this.backlog.take(max, Duration.ZERO).stream().map(WaitingRecord::prediction).toList();
	}

}
