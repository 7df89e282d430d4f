package org.reviewscope.inference.prediction;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.reviewscope.inference.record.PredictionRecord;
import org.reviewscope.inference.record.PredictionRecorder;
import org.reviewscope.observability.CurrentTrace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Predicts and records, and tells the client of both.
 */
final class RecordedPredictor {

	private static final Logger logger = LoggerFactory.getLogger(RecordedPredictor.class);

	private final Predictor predictor;

	private final PredictionRecorder recorder;

	private final CurrentTrace trace;

	private final Clock clock;

	RecordedPredictor(Predictor predictor, PredictionRecorder recorder, CurrentTrace trace, Clock clock) {
		this.predictor = predictor;
		this.recorder = recorder;
		this.trace = trace;
		this.clock = clock;
	}

	PredictionResponse predict(PredictionRequest request) {
		Prediction prediction = this.predictor.predict(request);
		return new PredictionResponse(prediction, record(List.of(prediction)));
	}

	PredictionResponse.Batch predictBatch(List<@Nullable PredictionRequest> requests) {
		List<Prediction> predictions = this.predictor.predictBatch(requests);
		boolean recorded = record(predictions);
		return new PredictionResponse.Batch(
				predictions.stream().map((prediction) -> new PredictionResponse(prediction, recorded)).toList());
	}

	private boolean record(List<Prediction> predictions) {
		// Databases keep microseconds: a record sent twice must stay the same record
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		String traceId = this.trace.traceId();
		boolean recorded = this.recorder
			.record(predictions.stream().map((prediction) -> record(prediction, traceId, now)).toList());
		logger.info("Predicted {} review(s), first {}, recorded: {}", predictions.size(), predictions.getFirst().id(),
				recorded);
		return recorded;
	}

	private static PredictionRecord record(Prediction prediction, @Nullable String traceId, Instant now) {
		return new PredictionRecord(prediction.id(),
				new PredictionRecord.Content(prediction.sentiment(), prediction.confidence(), prediction.scores(),
						prediction.model(), prediction.reviewLength(), prediction.tokens(), prediction.truncated(),
						traceId, now));
	}

}
