package org.reviewscope.modelstore.prediction;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.reviewscope.modelstore.model.ModelId;
import org.reviewscope.modelstore.model.Sentiment;
import org.reviewscope.modelstore.registry.ActiveVersion;
import org.reviewscope.modelstore.registry.ModelRegistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Feedback is counted as it is documented.
 */
class FeedbackMeterDocumentationTests {

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final ModelRegistry models = mock();

	@Test
	void feedbackIsACounterWithThreeLabels() {
		assertThat(FeedbackMeterDocumentation.values()).singleElement().satisfies((meter) -> {
			assertThat(meter.getName()).isEqualTo("prediction.feedback");
			assertThat(meter.getType()).isEqualTo(Meter.Type.COUNTER);
			assertThat(Arrays.stream(meter.getKeyNames()).map(KeyName::asString)).containsExactly("predicted", "actual",
					"model.version");
		});
	}

	@Test
	void everySeriesIsCountedAsDocumented() {
		ModelId model = new ModelId("tiny", "1.0.0");
		given(this.models.isRegistered(model)).willReturn(true);
		new FeedbackMetrics(this.meters, this.models)
			.count(new FeedbackChanged(Sentiment.NEUTRAL, Sentiment.POSITIVE, model));
		assertThat(this.meters.getMeters()).singleElement().satisfies((meter) -> {
			assertThat(meter.getId().getTag("predicted")).isEqualTo("neutral");
			assertThat(meter.getId().getTag("actual")).isEqualTo("positive");
			assertThat(meter.getId().getTag("model.version")).isEqualTo("1.0.0");
			assertThat(meter).isInstanceOfSatisfying(Counter.class, (counter) -> assertThat(counter.count()).isOne());
		});
	}

	@Test
	void seriesOfTheActiveVersionStartAtZero() {
		given(this.models.active())
			.willReturn(Optional.of(new ActiveVersion("tiny", "2.0.0", "0".repeat(64), 1, Instant.EPOCH, null)));
		new FeedbackMetrics(this.meters, this.models).startAtZero();
		assertThat(this.meters.find("prediction.feedback").counters())
			.extracting((counter) -> counter.getId().getTag("predicted") + counter.getId().getTag("actual"))
			.containsExactlyInAnyOrder("negativenegative", "negativeneutral", "negativepositive", "neutralnegative",
					"neutralneutral", "neutralpositive", "positivenegative", "positiveneutral", "positivepositive");
	}

	@Test
	void onlyFeedbackThatChangesSomethingIsTold() {
		UUID id = UUID.randomUUID();
		Predictions predictions = mock();
		Prediction prediction = new Prediction(id, PredictionFixtures.prediction(17));
		given(predictions.findById(id)).willReturn(Optional.of(prediction));
		given(predictions.changeFeedback(id, Sentiment.NEGATIVE)).willReturn(1, 0);
		FeedbackMetrics metrics = new FeedbackMetrics(this.meters, this.models);
		FeedbackCollector collector = new FeedbackCollector(predictions,
				(event) -> metrics.count((FeedbackChanged) event));
		collector.collect(id, Sentiment.NEGATIVE);
		collector.collect(id, Sentiment.NEGATIVE);
		assertThat(this.meters.get("prediction.feedback").tag("actual", "negative").counter().count()).isOne();
	}

}
