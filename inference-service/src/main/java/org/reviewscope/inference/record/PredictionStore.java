package org.reviewscope.inference.record;

import java.util.List;
import java.util.UUID;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PutExchange;

/**
 * Where the model store takes predictions. A repeated write is the same write.
 */
@HttpExchange("/predictions")
interface PredictionStore {

	@PutExchange("/{id}")
	void put(@PathVariable UUID id, @RequestBody PredictionRecord.Content content);

	@PutExchange
	void putAll(@RequestBody Batch batch);

	/**
	 * Many predictions, written together or not at all.
	 *
	 * @param predictions the predictions
	 */
	record Batch(List<PredictionRecord> predictions) {
	}

}
