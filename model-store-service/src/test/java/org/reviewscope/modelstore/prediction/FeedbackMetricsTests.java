package org.reviewscope.modelstore.prediction;

import java.time.Instant;
import java.util.Optional;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.reviewscope.modelstore.model.ModelId;
import org.reviewscope.modelstore.model.Sentiment;
import org.reviewscope.modelstore.registry.ActiveVersion;
import org.reviewscope.modelstore.registry.ModelActivated;
import org.reviewscope.modelstore.registry.ModelRegistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class FeedbackMetricsTests {

	private static final ModelId MODEL = new ModelId("tiny", "1.0.0");

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final ModelRegistry models = mock();

	private final FeedbackMetrics metrics = new FeedbackMetrics(this.meters, this.models);

	@Test
	void countsFeedbackByWhatWasPredictedAndWhatIsTrue() {
		given(this.models.isRegistered(MODEL)).willReturn(true);

		this.metrics.count(new FeedbackChanged(Sentiment.POSITIVE, Sentiment.NEGATIVE, MODEL));

		assertThat(counter("positive", "negative", "1.0.0").count()).isEqualTo(1);
	}

	@Test
	void doesNotMakeUpTimeSeriesForUnknownVersions() {
		this.metrics.count(new FeedbackChanged(Sentiment.POSITIVE, Sentiment.NEGATIVE, new ModelId("tiny", "x1")));
		this.metrics.count(new FeedbackChanged(Sentiment.POSITIVE, Sentiment.NEGATIVE, new ModelId("tiny", "x2")));

		assertThat(counter("positive", "negative", "other").count()).isEqualTo(2);
		assertThat(this.meters.getMeters()).hasSize(1);
	}

	@Test
	void startsAtZeroForTheActiveVersion() {
		given(this.models.active())
			.willReturn(Optional.of(new ActiveVersion("tiny", "1.0.0", "0".repeat(64), 1, Instant.EPOCH, null)));

		this.metrics.startAtZero();

		assertThat(this.meters.find("prediction.feedback").tag("model.version", "1.0.0").counters()).hasSize(9)
			.allSatisfy((counter) -> assertThat(counter.count()).isZero());
	}

	@Test
	void startsAtNothingWithoutAnActiveVersion() {
		given(this.models.active()).willReturn(Optional.empty());

		this.metrics.startAtZero();

		assertThat(this.meters.getMeters()).isEmpty();
	}

	@Test
	void startsAtZeroForAVersionThatBecomesActive() {
		this.metrics.startAtZero(new ModelActivated(MODEL));

		assertThat(this.meters.find("prediction.feedback").tag("model.version", "1.0.0").counters()).hasSize(9);
	}

	private Counter counter(String predicted, String actual, String version) {
		return this.meters.get("prediction.feedback")
			.tags("predicted", predicted, "actual", actual, "model.version", version)
			.counter();
	}

}
