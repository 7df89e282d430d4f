package org.reviewscope.inference.prediction;

import java.util.List;
import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.reviewscope.inference.drift.DriftMonitor;
import org.reviewscope.inference.sentiment.Prediction;
import org.reviewscope.inference.telemetry.PredictionObservationContext;
import org.reviewscope.inference.telemetry.PredictionObservationConvention;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes predictions visible: a span and a timer for each request, the counts, drift, and
 * a line in the log for what is refused.
 */
final class ObservedPredictor implements Predictor {

	private static final Logger logger = LoggerFactory.getLogger(ObservedPredictor.class);

	private static final PredictionObservationConvention CONVENTION = new PredictionObservationConvention();

	private final Predictor predictor;

	private final ObservationRegistry registry;

	private final PredictionMetrics metrics;

	private final DriftMonitor drift;

	ObservedPredictor(Predictor predictor, ObservationRegistry registry, PredictionMetrics metrics,
			DriftMonitor drift) {
		this.predictor = predictor;
		this.registry = registry;
		this.metrics = metrics;
		this.drift = drift;
	}

	@Override
	public Prediction predict(PredictionRequest request) {
		return observe(List.of(request), () -> List.of(this.predictor.predict(request))).getFirst();
	}

	@Override
	public List<Prediction> predictBatch(List<@Nullable PredictionRequest> requests) {
		return observe(requests, () -> this.predictor.predictBatch(requests));
	}

	private List<Prediction> observe(List<@Nullable PredictionRequest> requests,
			Supplier<List<Prediction>> prediction) {
		this.metrics.asked(requests);
		PredictionObservationContext context = new PredictionObservationContext(requests.size());
		Observation observation = Observation.start(null, CONVENTION, () -> context, this.registry);
		try (Observation.Scope _ = observation.openScope()) {
			List<Prediction> predictions = prediction.get();
			context.setPredictions(predictions);
			this.metrics.answered(predictions);
			this.drift.answered(predictions);
			return predictions;
		}
		catch (RuntimeException ex) {
			this.metrics.failed(reason(ex), requests.size());
			if (ex instanceof PredictionException refusal && refusal.isClientError()) {
				logger.info("Refused {} review(s) with {}: {}", requests.size(), refusal.getStatusCode().value(),
						refusal.reason().key());
			}
			else {
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

}
