package org.reviewscope.inference.recording;

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
interface PredictionStoreClient {

	@PutExchange("/{id}")
	void put(@PathVariable UUID id, @RequestBody PredictionRecord.Content content);

	@PutExchange
	void putAll(@RequestBody Batch batch);

	/**
	 * Writes records, each number of them in the call that the store has for it. Static,
	 * because Spring's proxy may not call a default method of a package-private
	 * interface.
	 * @param store the store
	 * @param records at least one
	 */
	static void write(PredictionStoreClient store, List<PredictionRecord> records) {
		if (records.size() == 1) {
			store.put(records.getFirst().id(), records.getFirst().content());
		}
		else {
			store.putAll(new Batch(records));
		}
	}

	/**
	 * Many predictions, written together or not at all.
	 *
	 * @param predictions the predictions
	 */
	record Batch(List<PredictionRecord> predictions) {
	}

}
