package org.reviewscope.inference.telemetry;

import java.util.List;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import org.jspecify.annotations.Nullable;
import org.reviewscope.inference.sentiment.Prediction;
import org.reviewscope.inference.telemetry.PredictionObservationDocumentation.HighCardinalityKeys;
import org.reviewscope.inference.telemetry.PredictionObservationDocumentation.LowCardinalityKeys;
import org.reviewscope.observability.convention.LongKeyValue;

/**
 * Name and keys of a prediction's observation, as dashboards and the documentation know
 * them.
 */
public final class PredictionObservationConvention implements ObservationConvention<PredictionObservationContext> {

	/** All reviews of the request got a prediction. */
	public static final KeyValue SUCCESS = LowCardinalityKeys.OUTCOME.withValue("success");

	/** The request was at fault. */
	public static final KeyValue REFUSED = LowCardinalityKeys.OUTCOME.withValue("refused");

	/** The service was at fault. */
	public static final KeyValue FAILED = LowCardinalityKeys.OUTCOME.withValue("failed");

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof PredictionObservationContext;
	}

	@Override
	public @Nullable String getName() {
		return PredictionObservationDocumentation.PREDICTION.getName();
	}

	@Override
	public @Nullable String getContextualName(PredictionObservationContext context) {
		return PredictionObservationDocumentation.PREDICTION.getContextualName();
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
