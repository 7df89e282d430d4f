package org.reviewscope.inference.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.ResourceAccessException;

import static org.assertj.core.api.Assertions.assertThat;

class BacklogWriterTests {

	private final RecordFixtures.Outcomes outcomes = new RecordFixtures.Outcomes();

	private final RecordFixtures.Links links = new RecordFixtures.Links();

	private final List<Integer> calls = new ArrayList<>();

	private final List<WaitingRecord> waiting = RecordFixtures.waiting(4);

	private UUID refused = UUID.randomUUID();

	private boolean awayAfterRefusal;

	@Test
	void recordsAreWrittenTogether() {
		assertThat(writer().write(this.waiting)).isEmpty();
		assertThat(this.calls).containsExactly(4);
		assertThat(this.outcomes.stored()).isEqualTo(4);
	}

	@Test
	void oneBadRecordDoesNotBlockTheOthers() {
		this.refused = this.waiting.get(1).prediction().id();
		assertThat(writer().write(this.waiting)).isEmpty();
		assertThat(this.calls).containsExactly(4, 1, 1, 1, 1);
		assertThat(this.outcomes.stored()).isEqualTo(3);
		assertThat(this.outcomes.dropped()).isEqualTo(1);
	}

	@Test
	void storeThatGoesAwayBetweenSinglesLeavesTheRest() {
		this.refused = this.waiting.get(1).prediction().id();
		this.awayAfterRefusal = true;
		assertThat(writer().write(this.waiting)).containsExactlyElementsOf(this.waiting.subList(2, 4));
		assertThat(this.outcomes.stored()).isEqualTo(1);
		assertThat(this.outcomes.dropped()).isEqualTo(1);
	}

	@Test
	void writeIsLinkedToTheRequestsItCameFrom() {
		writer().write(this.waiting);
		assertThat(this.links.runs).singleElement()
			.isEqualTo(this.waiting.stream().map(WaitingRecord::origin).toList());
	}

	private BacklogWriter writer() {
		return new BacklogWriter(new RecorderTests.FunctionalStore(this::accept), this.links, this.outcomes.metrics);
	}

	private void accept(List<PredictionRecord> records) {
		this.calls.add(records.size());
		if (records.stream().anyMatch((record) -> record.id().equals(this.refused))) {
			throw HttpClientErrorException.create(HttpStatus.CONFLICT, "", HttpHeaders.EMPTY, new byte[0], null);
		}
		if (this.awayAfterRefusal && this.outcomes.dropped() > 0) {
			throw new ResourceAccessException("away");
		}
	}

}
