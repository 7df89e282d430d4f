package org.reviewscope.inference.recording;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecordMetricsTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final RecordMetrics metrics = new RecordMetrics(this.registry);

	@Test
	void outcomesCountFromZero() {
		assertOutcomes(0, 0, 0);
		this.metrics.stored(3);
		this.metrics.queued(4);
		this.metrics.dropped(5);
		assertOutcomes(3, 4, 5);
	}

	@Test
	void waitingRecordsAreAskedForWithEachLook() {
		int[] waiting = { 7 };
		this.metrics.registerWaiting(() -> waiting[0]);
		assertThat(waiting()).isEqualTo(7);
		waiting[0] = 2;
		assertThat(waiting()).isEqualTo(2);
	}

	private void assertOutcomes(double stored, double queued, double dropped) {
		assertThat(count("stored")).isEqualTo(stored);
		assertThat(count("queued")).isEqualTo(queued);
		assertThat(count("dropped")).isEqualTo(dropped);
	}

	private double count(String outcome) {
		return this.registry.get("prediction.records").tag("outcome", outcome).counter().count();
	}

	private double waiting() {
		return this.registry.get("prediction.records.waiting").gauge().value();
	}

}
