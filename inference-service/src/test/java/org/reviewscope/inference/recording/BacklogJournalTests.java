package org.reviewscope.inference.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class BacklogJournalTests {

	@TempDir
	private Path directory;

	private BacklogJournal journal;

	@BeforeEach
	void create() {
		this.journal = RecordFixtures.journal(this.directory);
	}

	@Test
	void recordsAreReadAsTheyWereWritten() {
		List<WaitingRecord> records = RecordFixtures.waiting(3);
		assertThat(records).allMatch(this.journal::save);
		assertThat(this.journal.load()).containsExactlyInAnyOrderElementsOf(records);
	}

	@Test
	void recordThatWaitsTwiceIsKeptOnce() {
		WaitingRecord record = RecordFixtures.waiting(1).getFirst();
		assertThat(this.journal.save(record)).isTrue();
		assertThat(this.journal.save(record)).isTrue();
		assertThat(this.journal.load()).containsExactly(record);
	}

	@Test
	void forgottenRecordsAreGone() {
		List<WaitingRecord> records = RecordFixtures.waiting(3);
		records.forEach(this.journal::save);
		this.journal.forget(records.subList(0, 2));
		this.journal.forget(records.subList(0, 1));
		assertThat(this.journal.load()).containsExactly(records.get(2));
	}

	@Test
	void nothingIsThereAtFirst() {
		assertThat(RecordFixtures.journal(this.directory.resolve("none")).load()).isEmpty();
	}

	@Test
	void halfAndForeignFilesDoNotHideTheOthers() throws IOException {
		WaitingRecord record = RecordFixtures.waiting(1).getFirst();
		this.journal.save(record);
		Files.writeString(this.directory.resolve("half.json"), "{\"prediction\":{");
		Files.writeString(this.directory.resolve("killed.json.new"), "{");
		assertThat(this.journal.load()).containsExactly(record);
	}

	@Test
	void whatAKilledProcessWasWritingIsRemoved() throws IOException {
		WaitingRecord record = RecordFixtures.waiting(1).getFirst();
		this.journal.save(record);
		Files.writeString(this.directory.resolve("killed.json.new"), "{");
		assertThat(this.journal.load()).containsExactly(record);
		assertThat(this.directory).isDirectoryNotContaining("glob:**.new");
	}

	@Test
	void diskThatHasRoomAgainNeedsNoRepair() throws IOException {
		Path occupied = Files.createFile(this.directory.resolve("occupied"));
		BacklogJournal failing = RecordFixtures.journal(occupied);
		WaitingRecord record = RecordFixtures.waiting(1).getFirst();
		assertThat(failing.save(record)).isFalse();
		Files.delete(occupied);
		assertThat(failing.save(record)).isTrue();
		assertThat(failing.load()).containsExactly(record);
	}

}
