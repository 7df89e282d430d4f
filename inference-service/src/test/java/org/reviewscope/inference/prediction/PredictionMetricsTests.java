package org.reviewscope.inference.prediction;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import org.junit.jupiter.api.Test;
import org.reviewscope.inference.sentiment.ModelRef;
import org.reviewscope.inference.sentiment.Prediction;
import org.reviewscope.inference.sentiment.Scores;
import org.reviewscope.inference.serving.ModelActivated;
import org.reviewscope.inference.telemetry.DistributionFixtures;

import static org.assertj.core.api.Assertions.assertThat;

class PredictionMetricsTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final PrometheusRegistry prometheus = new PrometheusRegistry();

	private final PredictionMetrics metrics = new PredictionMetrics(this.registry,
			DistributionFixtures.distributions(this.prometheus));

	@Test
	void latencyIsThereBeforeTheFirstPrediction() {
		assertThat(tags(this.registry.get("prediction.latency").timers())).containsExactlyInAnyOrder(
				"error=none,outcome=success", "error=none,outcome=refused", "error=PredictionException,outcome=failed");
		assertThat(this.registry.get("prediction.latency").timers()).extracting(Timer::count).containsOnly(0L);
	}

	@Test
	void everyReasonIsThereBeforeTheFirstError() {
		assertThat(tags(this.registry.get("prediction.error").counters())).containsExactlyInAnyOrder("reason=malformed",
				"reason=missing_id", "reason=duplicate_id", "reason=blank", "reason=too_long", "reason=batch_refused",
				"reason=batch_size", "reason=queue_full", "reason=deadline", "reason=no_model", "reason=internal");
	}

	@Test
	void everySentimentOfAVersionIsThereOnceItServes() {
		assertThat(this.registry.find("prediction.results").counters()).isEmpty();
		this.metrics.register(new ModelActivated(new ModelRef("tiny", "1.0.0"), null));
		assertThat(tags(this.registry.get("prediction.results").counters())).containsExactlyInAnyOrder(
				"model.version=1.0.0,sentiment=negative", "model.version=1.0.0,sentiment=neutral",
				"model.version=1.0.0,sentiment=positive");
		assertThat(this.registry.get("prediction.results").counters()).extracting(Counter::count).containsOnly(0.0);
	}

	@Test
	void answersAreCountedByWhatCameOut() {
		this.metrics.answered(List.of(prediction(12, true), prediction(20, false)));
		assertThat(this.registry.get("prediction.results").tag("sentiment", "negative").counter().count()).isEqualTo(2);
		assertThat(this.registry.get("prediction.tokens").summary().totalAmount()).isEqualTo(32);
		assertThat(this.registry.get("prediction.truncated").counter().count()).isEqualTo(1);
		HistogramSnapshot confidence = (HistogramSnapshot) this.prometheus.scrape("prediction_confidence"::equals)
			.get(0);
		assertThat(confidence.getDataPoints().getFirst().getSum()).isEqualTo(1.5);
	}

	@Test
	void bucketsOfTokensAreThoseOfTheDocument() {
		assertThat(this.registry.get("prediction.tokens").summary().takeSnapshot().histogramCounts())
			.extracting(CountAtBucket::bucket)
			.containsExactly(8.0, 16.0, 32.0, 64.0, 128.0, 256.0, 512.0);
	}

	private static Stream<String> tags(Iterable<? extends Meter> meters) {
		return Stream.of(meters).flatMap((all) -> {
			Stream.Builder<String> found = Stream.builder();
			all.forEach((meter) -> found
				.add(String.join(",", meter.getId().getTags().stream().map(PredictionMetricsTests::text).toList())));
			return found.build();
		});
	}

	private static String text(Tag tag) {
		return tag.getKey() + "=" + tag.getValue();
	}

	private static Prediction prediction(int tokens, boolean truncated) {
		return new Prediction(UUID.randomUUID(), new Scores(0.75, 0.15, 0.1), new ModelRef("tiny", "1.0.0"), 42, tokens,
				truncated);
	}

}
