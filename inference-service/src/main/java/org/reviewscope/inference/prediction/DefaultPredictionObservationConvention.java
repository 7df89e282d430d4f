package org.reviewscope.inference.prediction;

import java.util.List;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;
import org.reviewscope.inference.prediction.PredictionObservation.HighCardinalityKeys;
import org.reviewscope.inference.prediction.PredictionObservation.LowCardinalityKeys;
import org.reviewscope.observability.convention.LongKeyValue;

/**
 * The names that dashboards and the documentation know.
 */
final class DefaultPredictionObservationConvention implements PredictionObservationConvention {

	static final KeyValue SUCCESS = LowCardinalityKeys.OUTCOME.withValue("success");

	static final KeyValue REFUSED = LowCardinalityKeys.OUTCOME.withValue("refused");

	static final KeyValue FAILED = LowCardinalityKeys.OUTCOME.withValue("failed");

	@Override
	public @Nullable String getName() {
		return PredictionObservation.PREDICTION.getName();
	}

	@Override
	public @Nullable String getContextualName(PredictionObservationContext context) {
		return PredictionObservation.PREDICTION.getContextualName();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(PredictionObservationContext context) {
		if (!context.getPredictions().isEmpty()) {
			return KeyValues.of(SUCCESS);
		}
		return KeyValues.of((context.getError() != null) ? FAILED : REFUSED);
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(PredictionObservationContext context) {
		KeyValues batch = KeyValues.of(LongKeyValue.of(HighCardinalityKeys.BATCH_SIZE, context.getBatchSize()));
		List<Prediction> predictions = context.getPredictions();
		return predictions.isEmpty() ? batch : batch.and(results(predictions));
	}

	private static KeyValues results(List<Prediction> predictions) {
		Prediction first = predictions.getFirst();
		int tokens = predictions.stream().mapToInt(Prediction::tokens).sum();
		long truncated = predictions.stream().filter(Prediction::truncated).count();
		KeyValues results = KeyValues.of(HighCardinalityKeys.MODEL_NAME.withValue(first.model().name()),
				HighCardinalityKeys.MODEL_VERSION.withValue(first.model().version()),
				LongKeyValue.of(HighCardinalityKeys.TOKENS, tokens),
				LongKeyValue.of(HighCardinalityKeys.TRUNCATED, truncated));
		return (predictions.size() > 1) ? results
				: results.and(HighCardinalityKeys.SENTIMENT.withValue(first.sentiment().key()));
	}

}
