package org.reviewscope.inference.telemetry;

import java.util.List;
import java.util.UUID;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import org.junit.jupiter.api.Test;
import org.reviewscope.inference.sentiment.ModelRef;
import org.reviewscope.inference.sentiment.Prediction;
import org.reviewscope.inference.sentiment.Scores;

import static org.assertj.core.api.Assertions.assertThat;

class PredictionObservationConventionTests {

	private final PredictionObservationConvention convention = new PredictionObservationConvention();

	@Test
	void itNamesPredictionsAndNothingElse() {
		assertThat(this.convention.getName()).isEqualTo("prediction.latency");
		assertThat(this.convention.getContextualName(context(1))).isEqualTo("predict");
		assertThat(this.convention.supportsContext(context(1))).isTrue();
		assertThat(this.convention.supportsContext(new Observation.Context())).isFalse();
	}

	@Test
	void onePredictionTellsItsSentiment() {
		PredictionObservationContext context = context(1, prediction(12, true));
		assertThat(this.convention.getLowCardinalityKeyValues(context)).isEqualTo(KeyValues.of("outcome", "success"));
		assertThat(attributes(context)).isEqualTo(KeyValues.of("app.batch.size", "1", "app.model.name", "tiny",
				"app.model.version", "1.0.0", "app.sentiment", "positive", "app.tokens", "12", "app.truncated", "1"));
	}

	@Test
	void batchTellsItsSums() {
		PredictionObservationContext context = context(3, prediction(12, true), prediction(5, false),
				prediction(7, true));
		assertThat(this.convention.getLowCardinalityKeyValues(context)).isEqualTo(KeyValues.of("outcome", "success"));
		assertThat(attributes(context)).isEqualTo(KeyValues.of("app.batch.size", "3", "app.model.name", "tiny",
				"app.model.version", "1.0.0", "app.tokens", "24", "app.truncated", "2"));
	}

	@Test
	void withoutPredictionTheFailureDecidesWhoseFaultItIs() {
		PredictionObservationContext context = context(2);
		assertThat(this.convention.getLowCardinalityKeyValues(context)).isEqualTo(KeyValues.of("outcome", "refused"));
		context.setError(new IllegalStateException());
		assertThat(this.convention.getLowCardinalityKeyValues(context)).isEqualTo(KeyValues.of("outcome", "failed"));
		assertThat(attributes(context)).isEqualTo(KeyValues.of("app.batch.size", "2"));
	}

	// Numbers keep their type on spans: as text they compare with others
	private KeyValues attributes(PredictionObservationContext context) {
		return KeyValues.of(this.convention.getHighCardinalityKeyValues(context)
			.stream()
			.map((key) -> KeyValue.of(key.getKey(), key.getValue()))
			.toList());
	}

	private static PredictionObservationContext context(int batchSize, Prediction... predictions) {
		PredictionObservationContext context = new PredictionObservationContext(batchSize);
		context.setPredictions(List.of(predictions));
		return context;
	}

	private static Prediction prediction(int tokens, boolean truncated) {
		return new Prediction(UUID.randomUUID(), new Scores(0.04, 0.06, 0.9), new ModelRef("tiny", "1.0.0"), 42, tokens,
				truncated);
	}

}
