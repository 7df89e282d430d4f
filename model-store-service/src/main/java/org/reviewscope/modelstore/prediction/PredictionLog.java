package org.reviewscope.modelstore.prediction;

import java.util.SortedMap;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Service;

/**
 * Records predictions once, however often they are sent.
 */
@Service
class PredictionLog {

	private static final Logger logger = LoggerFactory.getLogger(PredictionLog.class);

	private final PredictionWriter writer;

	private final Predictions predictions;

	PredictionLog(PredictionWriter writer, Predictions predictions) {
		this.writer = writer;
		this.predictions = predictions;
	}

	/**
	 * Records all of the predictions or none. The stored ones are read only when an id is
	 * taken already, which is rare.
	 * @param records the predictions by id
	 */
	void record(SortedMap<UUID, PredictionRecord> records) {
		this.writer.write(records);
		logger.info("Recorded {} prediction(s), first {}", records.size(), records.firstKey());
	}

	Prediction get(UUID id) {
		return this.predictions.findById(id).orElseThrow(() -> new PredictionNotFoundException(id));
	}

}
