package org.reviewscope.inference.recording;

import java.nio.file.Path;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RecordMetricsTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	@TempDir
	private Path directory;

	private RecordMetrics metrics;

	@BeforeEach
	void create() {
		this.metrics = new RecordMetrics(this.registry, ledger());
	}

	@Test
	void outcomesCountFromZero() {
		assertOutcomes(0, 0, 0);
		this.metrics.stored(3);
		this.metrics.queued(4);
		this.metrics.dropped(5);
		assertOutcomes(3, 4, 5);
	}

	@Test
	void whatAKilledProcessHasDroppedStaysCounted() {
		this.metrics.stored(3);
		this.metrics.dropped(5);
		SimpleMeterRegistry fresh = new SimpleMeterRegistry();
		new RecordMetrics(fresh, ledger());
		assertThat(fresh.get("prediction.records.dropped.before.start").gauge().value()).isEqualTo(5);
		assertThat(count(fresh, "dropped")).isZero();
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

	private DropLedger ledger() {
		return new DropLedger(this.directory.resolve("dropped"));
	}

	private double count(String outcome) {
		return count(this.registry, outcome);
	}

	private static double count(SimpleMeterRegistry registry, String outcome) {
		return registry.get("prediction.records").tag("outcome", outcome).counter().count();
	}

	private double waiting() {
		return this.registry.get("prediction.records.waiting").gauge().value();
	}

}
