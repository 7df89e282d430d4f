package org.reviewscope.system.collector;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.google.protobuf.ByteString;
import org.junit.jupiter.api.Test;
import org.reviewscope.system.harness.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was accepted arrives, also when a backend or the Collector was away meanwhile.
 */
class CollectorQueueSystemTests extends AbstractCollectorSystemTests {

	/** A pause of five seconds, up to half more by chance. */
	private static final Duration BACK = Duration.ofSeconds(10);

	@Test
	void queueSurvivesBackendsThatAreAwayARestartAndAKill() throws Exception {
		start(Map.of("TAIL_SAMPLE_PERCENT", "10"));
		this.backends.close();
		List<ByteString> beforeRestart = this.traces.sendFailed(200);
		IntStream.range(0, 50).forEach((i) -> this.sender.send(GATEWAY, log("while you were away " + i, Map.of())));
		awaitQueued(200);
		this.collector.restart();
		List<ByteString> beforeKill = this.traces.sendFailed(50);
		awaitQueued(50);
		this.collector.killAndStartAgain();

		this.backends.start();

		await("what was sent before the restart").until(() -> this.backends.whole(beforeRestart) == 200);
		await("what was sent before the kill").until(() -> this.backends.whole(beforeKill) == 50);
		await("the log records").until(() -> this.backends.records()
			.stream()
			.map((record) -> record.getBody().getStringValue())
			.distinct()
			.count(), (count) -> count == 50);
	}

	/**
	 * With the Collector's defaults, the pauses after 40 seconds are 15 to 45 seconds
	 * long.
	 */
	@Test
	void backendsThatAreBackDoNotWait() throws Exception {
		start(Map.of("TAIL_SAMPLE_PERCENT", "100"));
		this.backends.close();
		List<ByteString> sent = this.traces.sendFailed(20);
		this.sender.send(GATEWAY, log("while you were away", Map.of()));
		await("an outage of 40 seconds").during(Duration.ofSeconds(40)).until(() -> this.collector.health() == 200);

		this.backends.start();

		await("the traces").atMost(BACK).until(() -> this.backends.whole(sent) == 20);
		await("the log record").atMost(BACK).until(() -> this.backends.records().size() == 1);
	}

	@Test
	void deadOptionalBackendStallsNothing() throws Exception {
		start(Map.of("JAEGER_ENDPOINT", "127.0.0.1:1"), "jaeger");
		List<ByteString> sent = new ArrayList<>();
		for (int i = 0; i < 30; i++) {
			sent.addAll(this.traces.send(100));
		}

		await("3000 traces beside a dead Jaeger").atMost(Duration.ofSeconds(30))
			.until(() -> this.backends.whole(sent) == sent.size());
	}

	/**
	 * A trace is in the queue when the sampler holds none any more; a log record is in it
	 * before its sender gets an answer.
	 */
	private void awaitQueued(int traces) {
		await("traces in the queue").during(Duration.ofSeconds(2)).untilAsserted(() -> {
			Scrape own = new Scrape(this.collector.ownMetrics());
			assertThat(own.sum("otelcol_processor_tail_sampling_global_count_traces_sampled", "sampled=\"true\""))
				.isEqualTo(traces);
			assertThat(own.sum("otelcol_processor_tail_sampling_sampling_traces_on_memory")).isZero();
		});
	}

}
