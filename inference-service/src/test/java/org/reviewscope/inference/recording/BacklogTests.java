package org.reviewscope.inference.recording;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BacklogTests {

	private final RecordFixtures.Outcomes outcomes = new RecordFixtures.Outcomes();

	private final Backlog backlog = new Backlog(5, new RecordFixtures.Links(), this.outcomes.metrics);

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

	private List<PredictionRecord> take(int max) throws InterruptedException {
		return this.backlog.take(max, Duration.ZERO).stream().map(WaitingRecord::prediction).toList();
	}

}
