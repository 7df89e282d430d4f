package org.reviewscope.inference.prediction;

import java.util.List;
import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Makes predictions visible: a span and a timer for each request, and the counts.
 */
final class ObservedPredictor implements Predictor {

	private static final PredictionObservationConvention DEFAULT = new DefaultPredictionObservationConvention();

	private final Predictor predictor;

	private final ObservationRegistry registry;

	private final PredictionMetrics metrics;

	private final @Nullable PredictionObservationConvention convention;

	ObservedPredictor(Predictor predictor, ObservationRegistry registry, PredictionMetrics metrics,
			@Nullable PredictionObservationConvention convention) {
		this.predictor = predictor;
		this.registry = registry;
		this.metrics = metrics;
		this.convention = convention;
	}

	@Override
	public Prediction predict(PredictionRequest request) {
		return observe(1, () -> List.of(this.predictor.predict(request))).getFirst();
	}

	@Override
	public List<Prediction> predictBatch(List<@Nullable PredictionRequest> requests) {
		return observe(requests.size(), () -> this.predictor.predictBatch(requests));
	}

	private List<Prediction> observe(int size, Supplier<List<Prediction>> prediction) {
		this.metrics.asked(size);
		PredictionObservationContext context = new PredictionObservationContext(size);
		Observation observation = PredictionObservation.PREDICTION
			.observation(this.convention, DEFAULT, () -> context, this.registry)
			.start();
		try (Observation.Scope _ = observation.openScope()) {
			List<Prediction> predictions = prediction.get();
			context.setPredictions(predictions);
			this.metrics.answered(predictions);
			return predictions;
		}
		catch (RuntimeException ex) {
			this.metrics.failed(reason(ex), size);
			if (!isRefusal(ex)) {
				observation.error(ex);
			}
			throw ex;
		}
		finally {
			observation.stop();
		}
	}

	private static ErrorReason reason(RuntimeException failure) {
		return (failure instanceof PredictionException known) ? known.reason() : ErrorReason.INTERNAL;
	}

	private static boolean isRefusal(RuntimeException failure) {
		return failure instanceof PredictionException known && known.isClientError();
	}

}
