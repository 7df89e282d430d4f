package org.reviewscope.modelstore.prediction;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Several predictions in one write.
 *
 * @param predictions the predictions
 */
record PredictionBatch(@NotNull @Size(min = 1, max = 1000) List<@NotNull @Valid Item> predictions) {

	/**
	 * Returns the predictions by id.
	 * @return each prediction once
	 * @throws PredictionConflictException when two different predictions have the same id
	 */
	SortedMap<UUID, PredictionRecord> byId() {
		SortedMap<UUID, PredictionRecord> records = new TreeMap<>();
		for (Item item : this.predictions) {
			PredictionRecord other = records.putIfAbsent(item.id(), item.content());
			if (other != null && !other.equals(item.content())) {
				throw new PredictionConflictException(item.id());
			}
		}
		return records;
	}

	/**
	 * One prediction of a batch.
	 *
	 * @param id its id
	 * @param content what is to be kept of it
	 */
	record Item(@NotNull UUID id, @JsonUnwrapped @NotNull @Valid PredictionRecord content) {

	}

}
