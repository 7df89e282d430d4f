package org.reviewscope.modelstore.prediction;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes predictions, each call in one transaction. Sorted by id, so that two batches
 * wait for each other's rows in the same order and cannot deadlock.
 */
@Component
class PredictionWriter {

	private final Predictions predictions;

	PredictionWriter(Predictions predictions) {
		this.predictions = predictions;
	}

	@Transactional
	void insert(SortedMap<UUID, PredictionRecord> records) {
		this.predictions.saveAll(records.entrySet().stream().map(PredictionWriter::prediction).toList());
	}

	/**
	 * Inserts what is not there yet and compares the rest. Tried again when another
	 * writer inserts in between.
	 * @param records the predictions by id
	 * @throws PredictionConflictException when an id stands for another prediction
	 */
	@Retryable(includes = { DataIntegrityViolationException.class, ConcurrencyFailureException.class }, delay = 10,
			jitter = 10)
	@Transactional
	void insertMissing(SortedMap<UUID, PredictionRecord> records) {
		Map<UUID, Prediction> known = known(records);
		known.values().forEach((prediction) -> requireSame(prediction, records.get(prediction.getId())));
		List<Prediction> missing = records.entrySet()
			.stream()
			.filter((entry) -> !known.containsKey(entry.getKey()))
			.map(PredictionWriter::prediction)
			.toList();
		this.predictions.saveAll(missing);
	}

	private Map<UUID, Prediction> known(SortedMap<UUID, PredictionRecord> records) {
		return this.predictions.findAllById(records.keySet())
			.stream()
			.collect(Collectors.toMap(Prediction::getId, Function.identity()));
	}

	private static void requireSame(Prediction prediction, @Nullable PredictionRecord content) {
		if (!prediction.content().equals(content)) {
			throw new PredictionConflictException(prediction.getId());
		}
	}

	private static Prediction prediction(Map.Entry<UUID, PredictionRecord> entry) {
		return new Prediction(entry.getKey(), entry.getValue());
	}

}
