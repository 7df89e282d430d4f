package org.reviewscope.inference.queue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InferenceQueueMetricsTests {

	private final MockClock clock = new MockClock();

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, this.clock);

	private final InferenceQueueMetrics metrics = new InferenceQueueMetrics(this.registry);

	@Test
	void waitEndsWhenTheTaskBegins() {
		Runnable task = this.metrics.decorate(() -> this.clock.add(Duration.ofSeconds(9)));
		assertThat(queue().count()).isZero();
		this.clock.add(Duration.ofMillis(30));
		task.run();
		assertThat(queue().count()).isEqualTo(1);
		assertThat(queue().totalTime(TimeUnit.MILLISECONDS)).isEqualTo(30);
		assertThat(this.clock.monotonicTime()).isGreaterThan(Duration.ofSeconds(9).toNanos());
	}

	@Test
	void bucketsAreThoseOfTheDocument() {
		assertThat(queue().takeSnapshot().histogramCounts())
			.extracting((CountAtBucket bucket) -> bucket.bucket(TimeUnit.MILLISECONDS))
			.containsExactly(1.0, 5.0, 25.0, 100.0, 250.0, 1000.0, 5000.0);
	}

	private Timer queue() {
		return this.registry.get("inference.queue").timer();
	}

}
